using System.CommandLine;
using RepXai.Cli.Options;
using RepXai.Cli.Rendering;
using RepXai.Contracts;
using RepXai.Contracts.Json;

namespace RepXai.Cli.Commands.Campaigns;

/// <summary><c>repxai campaigns run</c>.</summary>
internal sealed class RunCampaignCommand : CampaignCommand
{
    private readonly Argument<string> campaign = Campaign();
    private readonly Option<string?> key = SweepOptions.IdempotencyKey("one run");

    /// <summary>Makes the command for a session.</summary>
    public RunCampaignCommand(Session session)
        : base(
            "run", "Runs a campaign now, whatever its schedule says; whoever serves it does the work.",
            "repxai campaigns run nightly --cluster http://127.0.0.1:5087", session)
    {
        Arguments.Add(campaign);
        Options.Add(key);
    }

    /// <inheritdoc/>
    protected override async Task AnswerAsync(ParseResult parsed, ICampaignService campaigns, CancellationToken cancellationToken)
    {
        var run = await campaigns.RunCampaignAsync(parsed.GetRequiredValue(campaign), parsed.GetValue(key), cancellationToken).ConfigureAwait(false);
        if (WantsJson(parsed))
            JsonOutput.Write(Session.Terminal.Output, run, ContractsJson.Default.CampaignRun);
        else
            CampaignRenderer.WriteRuns([run], Session.Terminal);
    }
}
