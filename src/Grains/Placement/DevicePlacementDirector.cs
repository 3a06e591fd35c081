using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Runtime.Placement;

namespace RepXai.Grains.Placement;

/// <summary>Finds the silo that announces a device.</summary>
/// <remarks>
/// A device that no living silo announces has no place: the call fails and its caller may try again, for a computation that was placed
/// elsewhere would run without the device's memory and accelerator.
/// </remarks>
internal sealed class DevicePlacementDirector(ISiloMetadataCache metadata) : IPlacementDirector
{
    /// <inheritdoc/>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var key = target.GrainIdentity.Key.ToString()!;
        // A silo that was restarted under its name has a later generation than its lost predecessor.
        var silo = context.GetCompatibleSilos(target)
            .Where(silo => DeviceAnnouncement.Of(metadata.GetSiloMetadata(silo))?.Has(key) == true)
            .MaxBy(silo => silo.Generation);
        return silo is null
            ? Task.FromException<SiloAddress>(new DeviceUnavailableException($"No silo announces the device '{key}'."))
            : Task.FromResult(silo);
    }
}
