using Microsoft.Playwright;
using RepXai.Contracts;

namespace RepXai.Page.Tests;

/// <summary>A sweep whose units wait for the test, seen in the list.</summary>
public sealed class RunningTests(Served served) : PageTestBase(served)
{
    [BrowserFact]
    public async Task Progress_is_live_over_broken_connections_and_the_sweep_obeys()
    {
        ExpectedError = "ERR_";
        var breaks = 2;
        await Page.RouteAsync("**/progress", route => breaks-- > 0 ? route.AbortAsync() : route.ContinueAsync());
        var sweep = await Served.SlowSweeps.SubmitAsync(Served.SlowDocument);
        await Served.Gated.NextStartedAsync();
        await SignInAsync(Served.Slow, $"#/sweeps/{sweep.Id}");
        var progress = Page.Locator(".progress");
        await Expect(progress).ToContainTextAsync("0 of 64 units");
        Served.Gated.Release(3);
        await Expect(progress).ToContainTextAsync("3 of 64 units");
        Assert.True(breaks <= 0);
        await ObeysAsync(sweep.Id);
    }

    private async Task ObeysAsync(string id)
    {
        await GoAsync("#/sweeps");
        var row = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Made up" });
        await Expect(row).ToContainTextAsync("running");
        await row.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(row).ToContainTextAsync("paused");
        await Expect(row.GetByRole(AriaRole.Button, new() { Name = "Resume" })).ToBeFocusedAsync();
        Assert.Equal(SweepState.Paused, (await Served.SlowSweeps.GetStatusAsync(id)).Progress.State);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(row).ToContainTextAsync("running");
        Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(row).ToContainTextAsync("cancelled");
        await Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Made up is cancelled.");
        await Expect(row.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }
}
