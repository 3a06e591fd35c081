namespace RepXai.Grains.Dispatch;

/// <summary>What a tenant has.</summary>
internal sealed record TenantRecord
{
    /// <summary>The sweeps in the order of their submission.</summary>
    public IReadOnlyList<SweepEntry> Sweeps { get; init; } = [];

    /// <summary>The campaigns' names in ordinal order.</summary>
    public IReadOnlyList<string> Campaigns { get; init; } = [];
}
