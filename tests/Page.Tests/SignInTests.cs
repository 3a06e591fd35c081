using Microsoft.Playwright;
using RepXai.Gateway.Tests;

namespace RepXai.Page.Tests;

public sealed class SignInTests(Served served) : PageTestBase(served)
{
    [BrowserFact]
    public async Task Nothing_is_shown_without_a_key_that_is_known()
    {
        ExpectedError = "401";
        await Page.GotoAsync("/#/sweeps");
        await Expect(Page.GetByRole(AriaRole.Navigation)).ToBeHiddenAsync();
        await Page.GetByLabel("API key").FillAsync("wrong");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not known here");
        Assert.Null(await Page.EvaluateAsync<string?>("sessionStorage.getItem('repxai-key')"));
    }

    [BrowserFact]
    public async Task The_key_stays_in_the_tab_and_goes_in_a_header_alone()
    {
        var requests = new List<IRequest>();
        Page.Request += (_, request) => requests.Add(request);
        await SignInAsync();
        var key = LoopbackGateway.KeyOf(Served.Zoo);
        Assert.All(requests, request => Assert.DoesNotContain(Uri.EscapeDataString(key), request.Url, StringComparison.Ordinal));
        Assert.Contains(requests, request => request.Headers.GetValueOrDefault("authorization") == $"Bearer {key}");
        Assert.Equal(key, await Page.EvaluateAsync<string>("sessionStorage.getItem('repxai-key')"));
        Assert.Equal(0, await Page.EvaluateAsync<int>("localStorage.length + document.cookie.length"));
        await Page.ReloadAsync();
        await Expect(Heading("Sweeps")).ToBeVisibleAsync();
        await Button("Sign out").ClickAsync();
        await Expect(Heading("Sign in")).ToBeVisibleAsync();
        Assert.Equal(0, await Page.EvaluateAsync<int>("sessionStorage.length"));
    }

    [BrowserFact]
    public async Task A_key_that_is_known_no_more_leads_back_to_signing_in()
    {
        ExpectedError = "401";
        await SignInAsync();
        await Page.EvaluateAsync("sessionStorage.setItem('repxai-key', 'old')");
        await Page.EvaluateAsync("location.hash = '#/devices'");
        await Expect(Heading("Sign in")).ToBeVisibleAsync();
    }
}
