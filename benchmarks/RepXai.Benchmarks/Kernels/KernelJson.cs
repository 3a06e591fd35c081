using System.Text.Json.Serialization;

namespace RepXai.Benchmarks.Kernels;

/// <summary>What is read from the script.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KernelRequest))]
internal sealed partial class KernelJson : JsonSerializerContext;
