using RepXai.Contracts.Results;

namespace RepXai.Contracts.Campaigns;

/// <summary>A watched score that left the baseline's interval, or is missing.</summary>
public sealed record Regression
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The target's layer name.</summary>
    public required string Target { get; init; }

    /// <summary>The source's layer name.</summary>
    public required string Source { get; init; }

    /// <summary>The strategy's label.</summary>
    public required string Strategy { get; init; }

    /// <summary>The variant.</summary>
    public VariantDescription Variant { get; init; } = new();

    /// <summary>The score.</summary>
    public ScoreKind Score { get; init; }

    /// <summary>The score in the baseline, with the interval that was left.</summary>
    public required ScoreEstimate Baseline { get; init; }

    /// <summary>The score in the run; null where its results lack it.</summary>
    public ScoreEstimate? Current { get; init; }
}
