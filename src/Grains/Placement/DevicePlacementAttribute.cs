using Orleans.Placement;

namespace RepXai.Grains.Placement;

/// <summary>Pins the activations of a grain to the silo whose device the key names.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DevicePlacementAttribute() : PlacementAttribute(new DevicePlacement());
