using Microsoft.Playwright;
using RepXai.Contracts;

namespace RepXai.Page.Tests;

public sealed class SubmitTests(Served served) : PageTestBase(served)
{
    private ILocator Editor => Page.GetByRole(AriaRole.Textbox, new() { Name = "Specification" });

    [BrowserFact]
    public async Task A_sweep_is_submitted_and_watched_to_its_results()
    {
        await SignInAsync(path: "#/submit");
        await Editor.FillAsync(Served.Specification("from the page", images: 5));
        await Button("Check").ClickAsync();
        await Expect(Heading("The plan")).ToBeVisibleAsync();
        await Expect(Page.Locator("#mistakes .facts")).ToContainTextAsync("Models2");
        await Button("Submit").ClickAsync();
        await Expect(Heading("from the page")).ToBeVisibleAsync();
        await Expect(Heading("Ranking")).ToBeVisibleAsync();
        await Expect(Page.Locator(".state").First).ToHaveTextAsync("completed");
        Assert.Contains(await Served.Sweeps.ListAsync(), sweep => sweep.Name == "from the page" && sweep.Progress.State == SweepState.Completed);
    }

    [BrowserFact]
    public async Task Mistakes_are_shown_by_line_and_lead_to_it()
    {
        ExpectedError = "422";
        await SignInAsync(path: "#/submit");
        await Editor.FillAsync(Served.Specification("bad").Replace("strategies: [gradient-x-activation", "strategies: [gradiant", StringComparison.Ordinal) + "\nsede: 1");
        await Button("Submit").ClickAsync();
        var mistakes = Page.GetByRole(AriaRole.Alert);
        await Expect(mistakes).ToContainTextAsync("There are 2 mistakes");
        await Expect(mistakes.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(Editor).ToHaveAttributeAsync("aria-invalid", "true");
        await Button("line 9").ClickAsync();
        Assert.Equal("sede: 1", await Page.EvaluateAsync<string>("(() => { const t = document.querySelector('textarea'); return t.value.slice(t.selectionStart, t.selectionEnd); })()"));
        await Button("line 6").ClickAsync();
        Assert.StartsWith("gradiant", await Page.EvaluateAsync<string>("(() => { const t = document.querySelector('textarea'); return t.value.slice(t.selectionStart, t.selectionEnd); })()"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_file_of_the_server_that_is_not_allowed_is_a_mistake_at_its_line()
    {
        await SignInAsync(path: "#/submit");
        await Editor.FillAsync(Served.Specification("spy").Replace("fashion-zoo/plain-both-3.onnx", "/etc/passwd", StringComparison.Ordinal));
        await Button("Check").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("'/etc/passwd' is not below a folder that this server allows");
        await Expect(Button("line 3")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task What_the_server_says_is_text_and_never_markup()
    {
        const string Hostile = "<img src=x onerror=alert(1)><b>bold</b>";
        var status = await Served.CompleteAsync($"'{Hostile}'", images: 2);
        Page.Dialog += (_, dialog) => Assert.Fail($"'{dialog.Message}' was shown.");
        await SignInAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = Hostile, Exact = true })).ToBeVisibleAsync();
        await GoAsync($"#/sweeps/{status.Id}");
        await Expect(Heading(Hostile)).ToBeVisibleAsync();
        Assert.Equal(0, await Page.Locator("main img, main b:text-is('bold')").CountAsync());
    }
}
