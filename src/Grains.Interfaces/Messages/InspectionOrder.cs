namespace RepXai.Grains;

/// <summary>A model to look into.</summary>
[GenerateSerializer, Immutable, Alias("repxai.InspectionOrder.v1")]
public sealed record InspectionOrder
{
    /// <summary>The tenant whose model it is: the facts serve all who have the same model.</summary>
    [Id(3)]
    public required string Tenant { get; init; }

    /// <summary>Where the model is, as JSON text.</summary>
    [Id(0)]
    public required string Model { get; init; }

    /// <summary>What of the specification its facts depend on, as JSON text.</summary>
    [Id(1)]
    public required string Specification { get; init; }

    /// <summary>The shape of one image, as JSON text.</summary>
    [Id(2)]
    public required string Image { get; init; }
}
