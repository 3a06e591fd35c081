using Microsoft.Playwright;

namespace RepXai.Page.Tests;

/// <summary>What people with keyboards and screen readers need of every view.</summary>
public sealed class AccessTests(Served served) : PageTestBase(served)
{
    private const string Nameless = """
        () => [...document.querySelectorAll("main button, main input, main select, main textarea, main a, main canvas, header button, header a")]
          .filter(control => control.checkVisibility())
          .filter(control => !(control.textContent.trim() || control.getAttribute("aria-label") || control.labels?.[0]?.textContent.trim()))
          .map(control => control.outerHTML)
        """;

    private const string Faint = """
        () => {
          const parse = text => text.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => {
            for (let e = element; e; e = e.parentElement) {
              const colour = parse(getComputedStyle(e).backgroundColor);
              if (colour.length === 3 || colour[3] === 1)
                return colour;
            }
            return [255, 255, 255];
          };
          return [...document.querySelectorAll("main *, header *")]
            .filter(e => e.checkVisibility() && !e.disabled && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
            .filter(e => {
              const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))];
              return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
            })
            .map(e => `${e.tagName} ${e.textContent.slice(0, 40)}`);
        }
        """;

    [BrowserFact]
    public async Task Every_control_has_a_name_every_view_one_heading_and_every_text_enough_contrast()
    {
        var sweep = await Served.CompleteAsync("access");
        await SignInAsync();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            foreach (var path in (string[])["sweeps", $"sweeps/{sweep.Id}", "submit", "uploads", "devices", "campaigns", $"compare?sweep={sweep.Id}"])
            {
                await GoAsync($"#/{path}");
                Assert.Empty(await Page.EvaluateAsync<string[]>(Nameless));
                Assert.Empty(await Page.EvaluateAsync<string[]>(Faint));
                Assert.Equal(1, await Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync());
                Assert.Equal(0, await Page.Locator("th:not([scope])").CountAsync());
            }
        }
    }

    [BrowserFact]
    public async Task The_keyboard_leads_past_the_navigation_and_through_the_views()
    {
        await SignInAsync();
        await Page.ReloadAsync();
        await Expect(Heading("Sweeps")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Tab");
        await Expect(Page.GetByText("Skip to the content")).ToBeFocusedAsync();
        var devices = Page.GetByRole(AriaRole.Link, new() { Name = "Devices" });
        for (var presses = 0; presses < 10 && !await devices.EvaluateAsync<bool>("link => link === document.activeElement"); presses++)
            await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Heading("Devices")).ToBeVisibleAsync();
        await Expect(devices).ToHaveAttributeAsync("aria-current", "page");
        await Expect(Page.Locator("main")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_device_is_drained_and_undrained()
    {
        await SignInAsync(path: "#/devices");
        Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        var row = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "worker-1" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Drain" }).ClickAsync();
        await Expect(row).ToContainTextAsync("draining");
        await row.GetByRole(AriaRole.Button, new() { Name = "Undrain" }).ClickAsync();
        await Expect(row).ToContainTextAsync("idle");
    }
}
