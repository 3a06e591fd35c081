namespace RepXai.Grains;

/// <summary>Runs a sweep on a schedule; its key is the tenant and the campaign's name.</summary>
[Alias("repxai.ICampaignGrain.v1")]
public interface ICampaignGrain : IGrainWithStringKey
{
    /// <summary>Creates the campaign, or replaces its specification. Answers a <c>CampaignStatus</c>.</summary>
    /// <param name="specification">The specification, without mistakes, as JSON text.</param>
    [Alias("put")]
    Task<GrainAnswer> PutAsync(string specification);

    /// <summary>Its <c>CampaignStatus</c>.</summary>
    [Alias("status")]
    Task<GrainAnswer> GetStatusAsync();

    /// <summary>Forgets the campaign. Answers the <c>CampaignStatus</c> that it had.</summary>
    [Alias("delete")]
    Task<GrainAnswer> DeleteAsync();

    /// <summary>Turns the schedule off or on. Answers a <c>CampaignStatus</c>.</summary>
    [Alias("tell")]
    Task<GrainAnswer> TellAsync(CampaignOrder order);

    /// <summary>Runs the campaign now. Answers a <c>CampaignRun</c>.</summary>
    /// <param name="idempotencyKey">Two requests with one key are one run; without a key each is one, and must not be repeated.</param>
    [Alias("run")]
    Task<GrainAnswer> RunAsync(string? idempotencyKey);

    /// <summary>A page of the history, a <c>CampaignHistory</c>.</summary>
    /// <param name="before">Only entries with smaller numbers; null for the newest.</param>
    /// <param name="limit">The most entries of the page.</param>
    [Alias("history")]
    Task<GrainAnswer> GetHistoryAsync(long? before, int limit);
}
