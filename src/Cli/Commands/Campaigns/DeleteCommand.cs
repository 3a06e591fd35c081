using System.CommandLine;
using RepXai.Cli.Rendering;
using RepXai.Contracts;
using RepXai.Contracts.Json;

namespace RepXai.Cli.Commands.Campaigns;

/// <summary><c>repxai campaigns delete</c>.</summary>
internal sealed class DeleteCommand : CampaignCommand
{
    private readonly Argument<string> campaign = Campaign();

    /// <summary>Makes the command for a session.</summary>
    public DeleteCommand(Session session)
        : base("delete", "Forgets a campaign and its history; its runs stay. Prints the campaign as it was.", "repxai campaigns delete nightly", session) =>
        Arguments.Add(campaign);

    /// <inheritdoc/>
    protected override async Task AnswerAsync(ParseResult parsed, ICampaignService campaigns, CancellationToken cancellationToken)
    {
        var name = parsed.GetRequiredValue(campaign);
        var last = await campaigns.GetCampaignAsync(name, cancellationToken).ConfigureAwait(false);
        await campaigns.DeleteCampaignAsync(name, cancellationToken).ConfigureAwait(false);
        if (WantsJson(parsed))
            JsonOutput.Write(Session.Terminal.Output, last, ContractsJson.Default.CampaignStatus);
        else
            CampaignRenderer.Write(last, Session.Terminal);
    }
}
