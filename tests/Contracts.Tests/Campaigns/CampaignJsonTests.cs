using System.Text.Json;
using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Json;
using RepXai.Contracts.Results;

namespace RepXai.Contracts.Tests.Campaigns;

public sealed class CampaignJsonTests
{
    [Fact]
    public void What_a_request_leaves_out_has_its_default()
    {
        const string text = """{ "name": "nightly", "cron": "0 3 * * *", "document": { "text": "name: zoo" } }""";
        var read = JsonSerializer.Deserialize(text, ContractsJson.Default.CampaignSpecification)!;
        Assert.Equal(("UTC", MissedRunPolicy.Skip, 10, OverlapRule.Skip), (read.TimeZone, read.MissedRuns, read.MissedRunLimit, read.Overlap));
        Assert.Equal((BaselineRunKind.None, "specification"), (read.Baseline.Kind, read.Document.File));
        Assert.Empty(read.Regression.Scores);
    }

    [Fact]
    public void A_campaign_survives_its_JSON_form()
    {
        var campaign = new CampaignSpecification
        {
            Name = "nightly",
            Cron = "0 3 * * *",
            TimeZone = "Europe/Berlin",
            MissedRuns = MissedRunPolicy.RunAll,
            MissedRunLimit = 3,
            Overlap = OverlapRule.CancelPrevious,
            Document = new SpecificationDocument { Text = "name: zoo" },
            Baseline = new CampaignBaseline { Kind = BaselineRunKind.PreviousRun },
            Regression = new RegressionRule { Scores = [new WatchedScore { Score = ScoreKind.Sparsity, Change = WatchedChange.Decrease }], MinimumChange = 0.01 },
        };
        var text = JsonSerializer.Serialize(campaign, ContractsJson.Default.CampaignSpecification);
        Assert.Contains("\"missedRuns\": \"run-all\"", text, StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"previous-run\"", text, StringComparison.Ordinal);
        var read = JsonSerializer.Deserialize(text, ContractsJson.Default.CampaignSpecification)!;
        Assert.Equal(campaign.Regression.Scores, read.Regression.Scores);
        Assert.Equal(campaign, read with { Regression = campaign.Regression });
    }
}
