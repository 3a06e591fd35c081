using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Sweeps.Campaigns;

namespace RepXai.Sweeps.Tests.Campaigns;

public sealed class CampaignRulesTests
{
    private static readonly CampaignSpecification Good = new() { Name = "nightly-2", Cron = "0 3 * * *", Document = new SpecificationDocument { Text = "" } };

    public static TheoryData<string, CampaignSpecification> Mistakes => new()
    {
        { "name", Good with { Name = "" } },
        { "name", Good with { Name = "../runs" } },
        { "name", Good with { Name = "-a" } },
        { "name", Good with { Name = "Nightly" } },
        { "name", Good with { Name = new string('a', 65) } },
        { "cron", Good with { Cron = "0 25 * * *" } },
        { "cron", Good with { Cron = "0 0 30 2 *" } },
        { "time_zone", Good with { TimeZone = "Berlin" } },
        { "missed_run_limit", Good with { MissedRunLimit = -1 } },
        { "missed_run_limit", Good with { MissedRunLimit = 101 } },
        { "baseline", Good with { Baseline = new CampaignBaseline { Kind = BaselineRunKind.Sweep } } },
        { "baseline", Good with { Baseline = new CampaignBaseline { Kind = BaselineRunKind.FirstRun, SweepId = "a" } } },
        { "regression.minimum_change", Good with { Regression = new RegressionRule { MinimumChange = -0.1 } } },
        { "regression.minimum_change", Good with { Regression = new RegressionRule { MinimumChange = double.NaN } } },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_at_its_field(string path, CampaignSpecification campaign)
    {
        var problem = Assert.Single(CampaignRules.Check(campaign, "nightly.yaml"));
        Assert.Equal(("nightly.yaml", path), (problem.File, problem.Path));
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_campaign_has_none_and_a_bad_one_all_of_its_mistakes()
    {
        Assert.Empty(CampaignRules.Check(Good, "a"));
        Assert.Empty(CampaignRules.Check(Good with { Baseline = new CampaignBaseline { Kind = BaselineRunKind.Sweep, SweepId = "zoo-1" } }, "a"));
        Assert.Equal(3, CampaignRules.Check(Good with { Name = "!", Cron = "!", TimeZone = "!" }, "a").Count);
    }
}
