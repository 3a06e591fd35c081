namespace RepXai.Grains;

/// <summary>What a sweep offers to devices now.</summary>
[GenerateSerializer, Immutable, Alias("repxai.SweepLoad.v1")]
public sealed record SweepLoad
{
    /// <summary>The sweep's key.</summary>
    [Id(0)]
    public required string Sweep { get; init; }

    /// <summary>Units that a device could start now.</summary>
    [Id(1)]
    public long Waiting { get; init; }

    /// <summary>Units in devices' hands.</summary>
    [Id(2)]
    public int Running { get; init; }
}
