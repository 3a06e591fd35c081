namespace RepXai.Grains.Placement;

/// <summary>Places the grain of a device on the silo that announces the device, and nowhere else.</summary>
[Serializable, GenerateSerializer, Immutable, SuppressReferenceTracking, Alias("repxai.DevicePlacement.v1")]
public sealed class DevicePlacement : PlacementStrategy;
