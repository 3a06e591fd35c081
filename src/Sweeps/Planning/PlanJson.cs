using System.Text.Json.Serialization;
using RepXai.Contracts.Specification;
using RepXai.Sweeps.Data;

namespace RepXai.Sweeps.Planning;

/// <summary>The JSON form of plans and of what they are made of.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    AllowOutOfOrderMetadataProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(ModelInspection))]
[JsonSerializable(typeof(ModelFile))]
[JsonSerializable(typeof(ImageShape))]
[JsonSerializable(typeof(SweepSpecification))]
public sealed partial class PlanJson : JsonSerializerContext;
