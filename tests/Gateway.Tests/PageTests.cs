using System.Net;
using System.Net.Http.Headers;

namespace RepXai.Gateway.Tests;

public sealed class PageTests : GatewayTestBase
{
    [Theory]
    [InlineData("", "text/html")]
    [InlineData("app.js", "text/javascript")]
    [InlineData("views/sweeps.js", "text/javascript")]
    [InlineData("page.css", "text/css")]
    [InlineData("icon.svg", "image/svg+xml")]
    public async Task The_page_comes_without_a_key_and_may_run_nothing_but_its_own_scripts(string path, string type)
    {
        UseKey(null);
        using var response = await Http.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using var first = await Http.GetAsync("app.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, "app.js");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag ?? new EntityTagHeaderValue("\"none\""));
        using var second = await Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public void Nothing_in_the_pages_files_makes_markup_of_text_or_leads_to_another_server()
    {
        var assets = RepXai.Gateway.Page.PageAsset.All();
        Assert.True(assets.Count > 15, $"There are {assets.Count} files.");
        foreach (var asset in assets)
        {
            var text = System.Text.Encoding.UTF8.GetString(asset.Content).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
            Assert.All(
                (string[])["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "http://", "https://", "style=\""],
                word => Assert.False(text.Contains(word, StringComparison.Ordinal), $"{asset.Path} has '{word}'."));
        }

    }
}
