using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Validation;

namespace RepXai.Contracts;

/// <summary>Runs sweeps on schedules, and holds their results against a baseline.</summary>
/// <remarks>
/// Members that name a campaign throw <see cref="CampaignNotFoundException"/> when there is none of that name. Every request may be repeated
/// without harm.
/// </remarks>
public interface ICampaignService
{
    /// <summary>Creates a campaign, or replaces the one of the same name, which keeps its history, its runs and its pause.</summary>
    /// <remarks>A new schedule counts from now on: no time before is missed.</remarks>
    /// <exception cref="InvalidSpecificationException">The campaign, or the specification of its sweep, has mistakes.</exception>
    Task<CampaignStatus> PutCampaignAsync(CampaignSpecification specification, CancellationToken cancellationToken = default);

    /// <summary>All campaigns, by name.</summary>
    Task<IReadOnlyList<CampaignStatus>> ListCampaignsAsync(CancellationToken cancellationToken = default);

    /// <summary>One campaign.</summary>
    Task<CampaignStatus> GetCampaignAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Forgets a campaign and its history. Its sweeps stay, and those at work go on.</summary>
    Task DeleteCampaignAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Turns the schedule off; runs at work and waiting go on.</summary>
    Task<CampaignStatus> PauseCampaignAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Turns the schedule on again, from now on.</summary>
    Task<CampaignStatus> ResumeCampaignAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Runs a campaign now, whatever its schedule says and also while it is paused; its overlap rule holds.</summary>
    /// <param name="name">The campaign.</param>
    /// <param name="idempotencyKey">Two requests with one key are one run, as long as the history has it; without a key each is a run.</param>
    /// <param name="cancellationToken">Stops the request, not the run.</param>
    Task<CampaignRun> RunCampaignAsync(string name, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>A page of a campaign's history, the newest first; a service keeps the latest two hundred entries.</summary>
    /// <param name="name">The campaign.</param>
    /// <param name="before">Only entries with smaller numbers: the previous page's <see cref="CampaignHistory.Before"/>; null for the newest.</param>
    /// <param name="limit">The most entries of the page, 1 to 100.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is something else.</exception>
    Task<CampaignHistory> GetCampaignHistoryAsync(string name, long? before = null, int limit = 20, CancellationToken cancellationToken = default);
}
