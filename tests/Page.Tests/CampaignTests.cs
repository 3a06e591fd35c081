using Microsoft.Playwright;

namespace RepXai.Page.Tests;

public sealed class CampaignTests(Served served) : PageTestBase(served)
{
    [BrowserFact]
    public async Task A_campaign_is_made_run_looked_at_paused_and_deleted()
    {
        await SignInAsync(path: "#/campaigns");
        await MakeAsync("nightly", "0 3 * * *");
        var row = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "nightly" });
        await Expect(row).ToContainTextAsync("active");
        Assert.NotNull((await Served.Sweeps.GetCampaignAsync("nightly")).NextRunAt);
        await row.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        await Expect(Page.GetByText("nightly runs.")).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("completed");
        await row.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(row).ToContainTextAsync("paused");
        await KeepPictureAsync("campaigns");
        await row.GetByRole(AriaRole.Link, new() { Name = "nightly" }).ClickAsync();
        await Expect(Heading("History")).ToBeVisibleAsync();
        await Expect(Page.Locator("main tbody tr")).ToContainTextAsync(["completed"]);
        await KeepPictureAsync("campaign");
        Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await Button("Delete").ClickAsync();
        await Expect(Page.GetByText("No campaigns yet.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task What_is_wrong_with_a_campaign_is_told()
    {
        ExpectedError = "422";
        await SignInAsync(path: "#/campaigns");
        await MakeAsync("other", "every night");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("cron");
        Assert.DoesNotContain(await Served.Sweeps.ListCampaignsAsync(), campaign => campaign.Specification.Name == "other");
    }

    private async Task MakeAsync(string name, string cron)
    {
        await Page.GetByText("New campaign").ClickAsync();
        await Page.GetByLabel("Name").FillAsync(name);
        await Page.GetByLabel("Cron").FillAsync(cron);
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Specification" }).FillAsync(Served.Specification("campaign", images: 3));
        await Button("Create").ClickAsync();
    }
}
