using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Results;
using RepXai.Sweeps.Campaigns;
using RepXai.Tensors;
using RepXai.Tests.Common;

namespace RepXai.Sweeps.Tests.Campaigns;

public sealed class CampaignReaderTests
{
    private static readonly SpecificationDocument Zoo = new() { Text = "name: zoo", File = "zoo.yaml", BaseFolder = "/data" };

    [Fact]
    public void A_full_file_is_read_and_names_its_sweep()
    {
        var campaign = Read("""
            name: nightly
            cron: 30 3 * * 1-5
            time_zone: Europe/Berlin
            sweep: zoo.yaml
            missed_runs: run-all
            missed_run_limit: 3
            overlap: cancel-previous
            baseline: { kind: sweep, sweep_id: golden }
            regression:
              scores: [sparsity, { score: informativenessPerLatent, change: decrease }]
              minimum_change: 0.01
            """).Campaign!;
        Assert.Equal(("nightly", "30 3 * * 1-5", "Europe/Berlin", Zoo), (campaign.Name, campaign.Cron, campaign.TimeZone, campaign.Document));
        Assert.Equal((MissedRunPolicy.RunAll, 3, OverlapRule.CancelPrevious), (campaign.MissedRuns, campaign.MissedRunLimit, campaign.Overlap));
        Assert.Equal(new CampaignBaseline { Kind = BaselineRunKind.Sweep, SweepId = "golden" }, campaign.Baseline);
        Assert.Equal(
            [new WatchedScore { Score = ScoreKind.Sparsity }, new WatchedScore { Score = ScoreKind.InformativenessPerLatent, Change = WatchedChange.Decrease }],
            campaign.Regression.Scores);
        Assert.Equal(0.01, campaign.Regression.MinimumChange);
    }

    [Fact]
    public void What_a_file_leaves_out_has_its_default()
    {
        var campaign = Read("{ name: nightly, cron: '0 3 * * *', sweep: zoo.yaml, baseline: first-run }").Campaign!;
        Assert.Equal(("UTC", MissedRunPolicy.Skip, 10, OverlapRule.Skip), (campaign.TimeZone, campaign.MissedRuns, campaign.MissedRunLimit, campaign.Overlap));
        Assert.Equal((BaselineRunKind.FirstRun, 0), (campaign.Baseline.Kind, campaign.Regression.Scores.Count));
    }

    [Theory]
    [InlineData("cron: '0 3 * * *'\nsweep: zoo.yaml", 1, "'name' is missing")]
    [InlineData("name: a\ncrom: x\nsweep: zoo.yaml", 2, "did you mean 'cron'?")]
    [InlineData("name: a\ncron: '0 3 * * *'\nsweep: nothing.yaml", 3, "There is no file 'nothing.yaml'.")]
    [InlineData("name: a\ncron: '0 0 30 2 *'\nsweep: zoo.yaml", 2, "never comes")]
    [InlineData("name: a\ncron: '0 3 * * *'\nsweep: zoo.yaml\noverlap: maybe", 4, "one of skip, wait, cancel-previous, allow")]
    [InlineData("name: a\ncron: '0 3 * * *'\nsweep: zoo.yaml\nregression: { scores: [beauty] }", 4, "must be one of informativeness")]
    [InlineData("name: a\ncron: '0 3 * * *'\nsweep: zoo.yaml\nbaseline: sweep", 4, "A baseline has a sweep's identifier")]
    [InlineData("name: a\ncron: \"0", 2, "This is not YAML")]
    [InlineData("", 1, "is empty")]
    public void A_mistake_is_told_with_its_line(string text, int line, string message)
    {
        var reading = Read(text);
        Assert.Null(reading.Campaign);
        Assert.Contains(reading.Problems, problem => problem.Line == line && problem.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_documented_campaign_and_the_example_are_without_mistakes()
    {
        var root = Path.GetFullPath(Path.Combine(GoldenData.PathTo("golden"), "..", "..", ".."));
        var page = File.ReadAllText(Path.Combine(root, "docs", "campaigns.md"));
        var documented = page.Split("```yaml")[1].Split("```")[0];
        foreach (var text in new[] { documented, File.ReadAllText(Path.Combine(root, "examples", "nightly.yaml")) })
        {
            var reading = CampaignReader.Read(new SpecificationDocument { Text = text }, name => name == "fashion-zoo.yaml" ? Zoo : throw new UserErrorException(name));
            Assert.Empty(reading.Problems);
            Assert.Equal("nightly", reading.Campaign!.Name);
        }
    }

    private static CampaignReading Read(string text) => CampaignReader.Read(
        new SpecificationDocument { Text = text, File = "nightly.yaml" },
        name => name == "zoo.yaml" ? Zoo : throw new UserErrorException($"There is no file '{name}'."));
}
