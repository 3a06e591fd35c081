using System.CommandLine;
using RepXai.Contracts;
using RepXai.Contracts.Campaigns;

namespace RepXai.Cli.Commands.Campaigns;

/// <summary>A command that tells one campaign something, and shows it.</summary>
internal abstract class OneCampaignCommand : CampaignCommand
{
    private readonly Argument<string> campaign = Campaign();

    /// <summary>Makes the command for a session.</summary>
    protected OneCampaignCommand(string name, string description, string example, Session session)
        : base(name, description, example, session) => Arguments.Add(campaign);

    /// <summary>Tells the campaign.</summary>
    protected abstract Task<CampaignStatus> TellAsync(ICampaignService campaigns, string name, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task AnswerAsync(ParseResult parsed, ICampaignService campaigns, CancellationToken cancellationToken) =>
        Show(parsed, await TellAsync(campaigns, parsed.GetRequiredValue(campaign), cancellationToken).ConfigureAwait(false));
}
