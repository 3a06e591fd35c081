using RepXai.Contracts;
using RepXai.Contracts.Campaigns;

namespace RepXai.Cli.Commands.Campaigns;

/// <summary><c>repxai campaigns show</c>.</summary>
/// <param name="session">What the command works with.</param>
internal sealed class ShowCommand(Session session)
    : OneCampaignCommand("show", "Shows a campaign, its latest runs and what regressed in the latest that was held against a baseline.", "repxai campaigns show nightly", session)
{
    /// <inheritdoc/>
    protected override Task<CampaignStatus> TellAsync(ICampaignService campaigns, string name, CancellationToken cancellationToken) =>
        campaigns.GetCampaignAsync(name, cancellationToken);
}
