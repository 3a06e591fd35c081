namespace RepXai.Grains;

/// <summary>The index of a tenant's sweeps and campaigns; its key is the tenant.</summary>
[Alias("repxai.ITenantGrain.v1")]
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>Enters a sweep, unless it is there.</summary>
    [Alias("add-sweep")]
    Task AddSweepAsync(SweepEntry sweep);

    /// <summary>All sweeps, the latest first.</summary>
    [Alias("sweeps")]
    Task<IReadOnlyList<SweepEntry>> ListSweepsAsync();

    /// <summary>Enters a campaign, unless it is there.</summary>
    [Alias("add-campaign")]
    Task AddCampaignAsync(string name);

    /// <summary>Removes a campaign.</summary>
    [Alias("remove-campaign")]
    Task RemoveCampaignAsync(string name);

    /// <summary>The names of all campaigns, in ordinal order.</summary>
    [Alias("campaigns")]
    Task<IReadOnlyList<string>> ListCampaignsAsync();
}
