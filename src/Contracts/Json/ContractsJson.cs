using System.Text.Json.Serialization;
using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Devices;
using RepXai.Contracts.Results;
using RepXai.Contracts.Uploads;
using RepXai.Contracts.Validation;

namespace RepXai.Contracts.Json;

/// <summary>The JSON form of everything that a service answers: camelCase names and values, absent values left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(SpecificationDocument))]
[JsonSerializable(typeof(ValidationReport))]
[JsonSerializable(typeof(IReadOnlyList<SpecificationProblem>))]
[JsonSerializable(typeof(SweepProgress))]
[JsonSerializable(typeof(SweepStatus))]
[JsonSerializable(typeof(IReadOnlyList<SweepStatus>))]
[JsonSerializable(typeof(SweepResults))]
[JsonSerializable(typeof(Comparison))]
[JsonSerializable(typeof(CampaignSpecification))]
[JsonSerializable(typeof(CampaignStatus))]
[JsonSerializable(typeof(IReadOnlyList<CampaignStatus>))]
[JsonSerializable(typeof(CampaignRun))]
[JsonSerializable(typeof(CampaignHistory))]
[JsonSerializable(typeof(DeviceDescription))]
[JsonSerializable(typeof(IReadOnlyList<DeviceDescription>))]
[JsonSerializable(typeof(UploadRequest))]
[JsonSerializable(typeof(UploadStatus))]
[JsonSerializable(typeof(IReadOnlyList<UploadStatus>))]
public sealed partial class ContractsJson : JsonSerializerContext;
