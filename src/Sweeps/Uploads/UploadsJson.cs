using System.Text.Json.Serialization;

namespace RepXai.Sweeps.Uploads;

/// <summary>The JSON form of what is stored of uploads.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UploadRecord))]
internal sealed partial class UploadsJson : JsonSerializerContext;
