using System.CommandLine;
using RepXai.Cli.Rendering;
using RepXai.Contracts;
using RepXai.Contracts.Json;

namespace RepXai.Cli.Commands.Campaigns;

/// <summary><c>repxai campaigns list</c>.</summary>
/// <param name="session">What the command works with.</param>
internal sealed class ListCommand(Session session)
    : CampaignCommand("list", "Lists the campaigns with their next times and latest outcomes.", "repxai campaigns list --out runs", session)
{
    /// <inheritdoc/>
    protected override async Task AnswerAsync(ParseResult parsed, ICampaignService campaigns, CancellationToken cancellationToken)
    {
        var all = await campaigns.ListCampaignsAsync(cancellationToken).ConfigureAwait(false);
        if (WantsJson(parsed))
            JsonOutput.Write(Session.Terminal.Output, all, ContractsJson.Default.IReadOnlyListCampaignStatus);
        else
            CampaignRenderer.WriteAll(all, Session.Terminal);
    }
}
