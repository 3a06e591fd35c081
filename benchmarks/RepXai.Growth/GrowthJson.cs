using System.Text.Json.Serialization;

namespace RepXai.Growth;

/// <summary>What is written for the script.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GrowthReport))]
internal sealed partial class GrowthJson : JsonSerializerContext;
