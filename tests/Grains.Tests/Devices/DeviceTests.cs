using RepXai.Contracts;
using RepXai.Contracts.Devices;
using RepXai.Contracts.Validation;
using RepXai.Grains.Placement;
using RepXai.Sweeps.Tests.Hosting;

namespace RepXai.Grains.Tests.Devices;

/// <summary>Devices are pinned to their silos, told of, and drained.</summary>
public sealed class DeviceTests : IDisposable
{
    private readonly MadeUpSweeps _sweeps = new();

    public void Dispose() => _sweeps.Dispose();

    [Fact]
    public async Task Every_devices_grain_is_on_the_silo_that_announces_the_device_whoever_calls_it()
    {
        await using var cluster = await StartAsync(new MadeUpComputation(), silos: 3);
        foreach (var silo in cluster.Silos.Silos)
        {
            foreach (var caller in cluster.Silos.Silos)
            {
                var device = ((IGrainFactory)caller.ServiceProvider.GetService(typeof(IGrainFactory))!).GetGrain<IDeviceGrain>(GrainKeys.Device(silo.Name, "cpu-1"));
                await device.StartAsync();
                Assert.Equal(silo.SiloAddress, (await cluster.FindSiloOfAsync(device))!.SiloAddress);
            }
        }
    }

    [Fact]
    public async Task A_device_that_no_silo_announces_has_no_place()
    {
        await using var cluster = await StartAsync(new MadeUpComputation(), silos: 1);
        var unknown = cluster.Grains.GetGrain<IDeviceGrain>(GrainKeys.Device(cluster.Silos.Silos[0].Name, "cuda-0"));
        await Assert.ThrowsAsync<DeviceUnavailableException>(unknown.StartAsync);
        await Assert.ThrowsAsync<DeviceNotFoundException>(() => cluster.Serve().DrainAsync("cuda-0"));
    }

    [Fact]
    public async Task A_drained_silo_hands_its_units_back_at_once_and_nothing_is_lost()
    {
        var computation = new GatedComputation();
        await using var cluster = await StartAsync(computation, silos: 2);
        var service = cluster.Serve();
        var id = (await service.SubmitAsync(_sweeps.Document)).Id;
        for (var device = 0; device < 4; device++)
            await computation.NextStartedAsync();
        var drained = await service.DrainAsync(cluster.Silos.Silos[0].Name);
        Assert.Equal(2, drained.Count);
        Assert.All(drained, device => Assert.Equal((DeviceState.Draining, null), (device.State, device.SweepId)));
        Assert.Equal((2, 2), (computation.Abandoned, (await service.GetStatusAsync(id)).Progress.UnitsRunning));
        computation.Release();
        var end = await service.EndOfAsync(id);
        Assert.Equal((SweepState.Completed, 2), (end.State, end.Retries));
        Assert.All((await service.ListDevicesAsync()).Where(device => device.State == DeviceState.Draining), device => Assert.Equal(0, device.UnitsCompleted));
        Assert.Equal(await MadeUpSweeps.EmbeddedAsync(), _sweeps.ResultsOf(id));
        Assert.All(await service.UndrainAsync(cluster.Silos.Silos[0].Name), device => Assert.Equal(DeviceState.Idle, device.State));
    }

    [Fact]
    public async Task A_silo_that_is_stopped_gracefully_hands_its_units_back_before_it_goes()
    {
        var computation = new GatedComputation();
        await using var cluster = await StartAsync(computation, silos: 2);
        var service = cluster.Serve();
        var id = (await service.SubmitAsync(_sweeps.Document)).Id;
        for (var device = 0; device < 4; device++)
            await computation.NextStartedAsync();
        var coordinator = await cluster.FindSiloOfAsync(cluster.Grains.GetGrain<ISweepGrain>(GrainKeys.Sweep("tenant", id)));
        await cluster.Silos.StopSiloAsync(cluster.Silos.Silos.First(silo => silo.SiloAddress != coordinator!.SiloAddress));
        Assert.Equal((2, 2L), (computation.Abandoned, (await service.GetStatusAsync(id)).Progress.Retries));
        computation.Release();
        Assert.Equal(SweepState.Completed, (await service.EndOfAsync(id)).State);
        Assert.Equal(await MadeUpSweeps.EmbeddedAsync(), _sweeps.ResultsOf(id));
    }

    private Task<SweepCluster> StartAsync(MadeUpComputation computation, int silos) =>
        SweepCluster.StartAsync(new ClusterSetup { Silos = silos, Computation = computation, Blobs = _sweeps.OpenBlobs() });
}
