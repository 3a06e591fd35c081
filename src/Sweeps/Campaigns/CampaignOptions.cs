namespace RepXai.Sweeps.Campaigns;

/// <summary>The bounds that campaigns work within.</summary>
public sealed record CampaignOptions
{
    /// <summary>How late a scheduled time may be noticed and still counts as met; later it is missed.</summary>
    public TimeSpan Punctuality { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Entries of the history that are kept; those that are not final are kept beyond it.</summary>
    public int HistoryLength { get; init; } = 200;

    /// <summary>Runs that may wait for earlier ones; further ones are left out.</summary>
    public int MaxWaiting { get; init; } = 100;

    /// <summary>Regressions that an entry keeps; all are counted.</summary>
    public int MaxRegressions { get; init; } = 25;
}
