using System.CommandLine;
using System.Globalization;
using RepXai.Cli.Options;
using RepXai.Cli.Rendering;
using RepXai.Contracts;
using RepXai.Contracts.Json;
using RepXai.Tensors;

namespace RepXai.Cli.Commands.Campaigns;

/// <summary><c>repxai campaigns history</c>.</summary>
internal sealed class HistoryCommand : CampaignCommand
{
    private const int DefaultLimit = 20;
    private const int MostRuns = 100;

    private readonly Argument<string> campaign = Campaign();
    private readonly Option<int?> limit = NumberOption.Positive("--limit", $"The most runs to list, up to {MostRuns}; {DefaultLimit} when not given.");
    private readonly Option<int?> before = NumberOption.Positive("--before", "Lists only runs with smaller numbers: the next page.");

    /// <summary>Makes the command for a session.</summary>
    public HistoryCommand(Session session)
        : base("history", "Lists a campaign's runs, the newest first.", "repxai campaigns history nightly --limit 50", session)
    {
        Arguments.Add(campaign);
        Options.Add(limit);
        Options.Add(before);
    }

    /// <inheritdoc/>
    protected override async Task AnswerAsync(ParseResult parsed, ICampaignService campaigns, CancellationToken cancellationToken)
    {
        var most = parsed.GetValue(limit) ?? DefaultLimit;
        if (most > MostRuns)
            throw new UserErrorException($"--limit is {most}, and a page has {MostRuns} runs at most; ask for the next page with --before.");
        var name = parsed.GetRequiredValue(campaign);
        var history = await campaigns.GetCampaignHistoryAsync(name, parsed.GetValue(before), most, cancellationToken).ConfigureAwait(false);
        var output = Session.Terminal.Output;
        if (WantsJson(parsed))
        {
            JsonOutput.Write(output, history, ContractsJson.Default.CampaignHistory);
            return;
        }

        if (history.Runs.Count == 0)
            await output.WriteLineAsync("There are no runs.").ConfigureAwait(false);
        else
            CampaignRenderer.WriteRuns(history.Runs, Session.Terminal);
        if (history.Before is { } number)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Earlier runs: --before {number}")).ConfigureAwait(false);
    }
}
