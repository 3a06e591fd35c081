using System.Text.Json.Serialization;
using RepXai.Sweeps.Hosting;

namespace RepXai.Client.Orleans;

/// <summary>The JSON form of what the client sends besides the contracts' records.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SubmittedSweep))]
[JsonSerializable(typeof(string))]
internal sealed partial class ClientJson : JsonSerializerContext;
