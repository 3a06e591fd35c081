namespace RepXai.Contracts;

/// <summary>The cost of a sweep, before anything runs.</summary>
public sealed record PlanSummary
{
    /// <summary>Models after globs are expanded.</summary>
    public long Models { get; init; }

    /// <summary>Model variants: the models as they are, and their controls.</summary>
    public long Variants { get; init; }

    /// <summary>Images in the data set.</summary>
    public long Images { get; init; }

    /// <summary>Shards of the data set.</summary>
    public long Shards { get; init; }

    /// <summary>Work units.</summary>
    public long Units { get; init; }

    /// <summary>Images put forward through a model, draws and noise images counted.</summary>
    public long ForwardPasses { get; init; }

    /// <summary>
    /// Cotangents put backward through a model, one for each latent of each forward pass that needs gradients; or directions put forward,
    /// one for each channel of a source, where these are fewer and say the same.
    /// </summary>
    public long ReversePasses { get; init; }

    /// <summary>Multiply-adds of all passes.</summary>
    public double MultiplyAdds { get; init; }

    /// <summary>Working memory of the largest unit, in bytes.</summary>
    public long PeakUnitBytes { get; init; }
}
