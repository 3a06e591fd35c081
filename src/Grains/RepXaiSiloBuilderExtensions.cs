using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService.SiloMetadata;
using RepXai.Grains.Devices;
using RepXai.Grains.Placement;
using RepXai.Grains.Planning;
using RepXai.Grains.Reduction;
using RepXai.Grains.Storage;

namespace RepXai.Grains;

/// <summary>Puts sweeps into a silo.</summary>
public static class RepXaiSiloBuilderExtensions
{
    /// <summary>
    /// Adds the grains' services and announces the silo's devices. The host adds an <c>IBlobStore</c>; an <see cref="ITenantComputations"/>, or
    /// an <c>ISweepComputation</c>, and one keyed by a device's name where the device has one of its own; grain storage named
    /// <see cref="GrainStorageNames.State"/>; and reminders.
    /// </summary>
    /// <param name="builder">The silo.</param>
    /// <param name="options">How it takes part.</param>
    public static ISiloBuilder AddRepXaiGrains(this ISiloBuilder builder, RepXaiSiloOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        builder.Configure<SiloOptions>(silo => silo.SiloName = options.Silo);
        builder.UseSiloMetadata(DeviceAnnouncement.ToMetadata(options.Silo, options.Devices));
        builder.AddPlacementDirector<DevicePlacement, DevicePlacementDirector>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(options);
        builder.Services.TryAddSingleton<ITenantComputations, SharedComputations>();
        builder.Services.AddSingleton<ClusterBlobs>();
        builder.Services.AddSingleton<PlanStore>();
        builder.Services.AddSingleton<WorkSlots>();
        builder.Services.AddSingleton<SweepWorks>();
        builder.Services.AddSingleton<ExecutorShelf>();
        builder.Services.AddSingleton<UnitComputer>();
        builder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, DeviceStarter>();
        return builder;
    }
}
