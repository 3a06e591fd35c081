using System.Text.Json.Serialization;
using RepXai.Contracts.Json;

namespace RepXai.Contracts.Devices;

/// <summary>What a device computes with.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DeviceKind>))]
public enum DeviceKind
{
    /// <summary>A slot on the processor.</summary>
    Cpu,

    /// <summary>A graphics processor, by CUDA.</summary>
    Cuda,
}
