using RepXai.Contracts;
using RepXai.Contracts.Campaigns;

namespace RepXai.Cli.Commands.Campaigns;

/// <summary><c>repxai campaigns pause</c>.</summary>
/// <param name="session">What the command works with.</param>
internal sealed class PauseCommand(Session session)
    : OneCampaignCommand("pause", "Turns a campaign's schedule off; runs at work and waiting go on.", "repxai campaigns pause nightly", session)
{
    /// <inheritdoc/>
    protected override Task<CampaignStatus> TellAsync(ICampaignService campaigns, string name, CancellationToken cancellationToken) =>
        campaigns.PauseCampaignAsync(name, cancellationToken);
}
