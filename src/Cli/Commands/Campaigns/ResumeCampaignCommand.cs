using RepXai.Contracts;
using RepXai.Contracts.Campaigns;

namespace RepXai.Cli.Commands.Campaigns;

/// <summary><c>repxai campaigns resume</c>.</summary>
/// <param name="session">What the command works with.</param>
internal sealed class ResumeCampaignCommand(Session session)
    : OneCampaignCommand("resume", "Turns a campaign's schedule on again, from now on.", "repxai campaigns resume nightly", session)
{
    /// <inheritdoc/>
    protected override Task<CampaignStatus> TellAsync(ICampaignService campaigns, string name, CancellationToken cancellationToken) =>
        campaigns.ResumeCampaignAsync(name, cancellationToken);
}
