using Microsoft.Playwright;

namespace RepXai.Page.Tests;

/// <summary>Every view in light and dark, on wide and on narrow screens.</summary>
public sealed class LooksTests(Served served) : PageTestBase(served)
{
    [BrowserFact]
    public async Task Every_view_fits_on_wide_and_narrow_screens_in_light_and_in_dark()
    {
        var first = await Served.CompleteAsync("looks of the zoo");
        var second = await Served.CompleteAsync("looks of the zoo", seed: 2);
        await SignInAsync();
        string[] paths = ["sweeps", $"sweeps/{first.Id}", "submit", "uploads", $"compare?sweep={first.Id}&sweep={second.Id}", "devices", "campaigns"];
        foreach (var (width, scheme) in new[] { (1100, ColorScheme.Light), (360, ColorScheme.Dark), (360, ColorScheme.Light), (1100, ColorScheme.Dark) })
        {
            await Page.SetViewportSizeAsync(width, 900);
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            foreach (var path in paths)
            {
                await GoAsync($"#/{path}");
                foreach (var details in await Page.Locator("summary").AllAsync())
                    await details.ClickAsync();
                await Expect(Page.GetByText("Reading the matrices")).ToHaveCountAsync(0);
                await KeepPictureAsync($"{path.Split('/', '?')[0]}{(path.Contains('/', StringComparison.Ordinal) ? "-one" : "")}-{width}-{scheme}");
                Assert.True(await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than {width} pixels.");
            }
        }
    }
}
