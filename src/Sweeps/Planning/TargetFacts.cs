namespace RepXai.Sweeps.Planning;

/// <summary>A target with all its sources, as the layer selectors found them, and what attributing it costs.</summary>
public sealed record TargetFacts
{
    /// <summary>The layer's name.</summary>
    public required string Name { get; init; }

    /// <summary>The index of the pair of selectors in the specification's layers.</summary>
    public int LayerPair { get; init; }

    /// <summary>Latents: channels of the target.</summary>
    public required int Latents { get; init; }

    /// <summary>Its sources, from the model's input side upwards; at least one.</summary>
    public required IReadOnlyList<SourceFacts> Sources { get; init; }

    /// <summary>What one image with its noise image costs, by each strategy of the specification in their order.</summary>
    public required IReadOnlyList<UnitCost> Costs { get; init; }
}
