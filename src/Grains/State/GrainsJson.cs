using System.Text.Json.Serialization;
using RepXai.Grains.Coordination;
using RepXai.Grains.Dispatch;
using RepXai.Sweeps.Hosting;

namespace RepXai.Grains.State;

/// <summary>The JSON form of grains' states.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SweepRecord))]
[JsonSerializable(typeof(TenantRecord))]
[JsonSerializable(typeof(SubmittedSweep))]
[JsonSerializable(typeof(string))]
internal sealed partial class GrainsJson : JsonSerializerContext;
