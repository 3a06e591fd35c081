using System.Text.Json.Serialization;
using RepXai.Contracts.Json;

namespace RepXai.Contracts.Devices;

/// <summary>What a device does.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DeviceState>))]
public enum DeviceState
{
    /// <summary>It waits for a unit.</summary>
    Idle,

    /// <summary>It computes a unit.</summary>
    Busy,

    /// <summary>It takes no unit until it is undrained; one that it had is handed back.</summary>
    Draining,

    /// <summary>Nothing has been heard of it for longer than its lease.</summary>
    Lost,
}
