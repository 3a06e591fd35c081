using RepXai.Contracts;
using RepXai.Contracts.Devices;
using RepXai.Contracts.Validation;

namespace RepXai.Sweeps.Tests.Hosting;

public abstract partial class SweepServiceContract
{
    [Fact]
    public async Task Devices_tell_what_they_compute()
    {
        var computation = new GatedComputation();
        var service = await ServeAsync(computation);
        Assert.All(await service.ListDevicesAsync(), device => Assert.Equal((DeviceState.Idle, 0), (device.State, device.UnitsCompleted)));
        var id = (await service.SubmitAsync(MadeUp.Document)).Id;
        var units = new[] { (await computation.NextStartedAsync()).Index, (await computation.NextStartedAsync()).Index };
        var devices = await service.ListDevicesAsync();
        Assert.Equal(devices.Select(device => device.Name).Order(StringComparer.Ordinal), devices.Select(device => device.Name));
        var busy = devices.Where(device => device.State == DeviceState.Busy).ToList();
        Assert.Equal(units.Order(), busy.Select(device => device.Unit!.Value).Order());
        Assert.All(busy, device => Assert.Equal(id, device.SweepId));
        computation.Release();
        await Host.WatchToEndAsync(service, id);
        var after = await service.ListDevicesAsync();
        Assert.Equal(Host.Units, after.Sum(device => device.UnitsCompleted));
        Assert.All(after, device => Assert.InRange(device.BusyShare, 0, 1));
    }

    [Fact]
    public async Task A_drained_device_hands_its_unit_back_and_nothing_is_lost()
    {
        var computation = new GatedComputation();
        var service = await ServeAsync(computation);
        var id = (await service.SubmitAsync(MadeUp.Document)).Id;
        await computation.NextStartedAsync();
        await computation.NextStartedAsync();
        var busy = (await service.ListDevicesAsync()).First(device => device.State == DeviceState.Busy);
        for (var time = 0; time < 2; time++)
        {
            var drained = Assert.Single(await service.DrainAsync(busy.Name));
            Assert.Equal((busy.Name, DeviceState.Draining), (drained.Name, drained.State));
        }
        computation.Release();
        Assert.Equal(SweepState.Completed, (await Host.WatchToEndAsync(service, id))[^1].State);
        Assert.Equal(0, (await FindAsync(service, busy.Name)).UnitsCompleted);
        Assert.Equal(1, computation.Abandoned);
        using var reference = new Host();
        await using var embedded = reference.Serve();
        await reference.RunAsync(embedded);
        Assert.Equal(Json(await embedded.GetResultsAsync(id)), Json(await service.GetResultsAsync(id)));
        for (var time = 0; time < 2; time++)
            Assert.Equal(DeviceState.Idle, Assert.Single(await service.UndrainAsync(busy.Name)).State);
    }

    [Fact]
    public async Task A_sweep_waits_while_all_of_a_silo_is_drained_and_goes_on_when_it_is_back()
    {
        var computation = new GatedComputation();
        var service = await ServeAsync(computation);
        var devices = await service.ListDevicesAsync();
        var silos = devices.Select(device => device.Name[..device.Name.IndexOf('/', StringComparison.Ordinal)]).Distinct().ToList();
        foreach (var silo in silos)
            Assert.All(await service.DrainAsync(silo), device => Assert.Equal(DeviceState.Draining, device.State));
        var id = (await service.SubmitAsync(MadeUp.Document)).Id;
        await foreach (var progress in service.WatchAsync(id))
        {
            if (progress.State == SweepState.Planned)
                break;
        }
        Assert.All(await service.ListDevicesAsync(), device => Assert.Equal((DeviceState.Draining, null), (device.State, device.SweepId)));
        computation.Release();
        foreach (var silo in silos)
            await service.UndrainAsync(silo);
        Assert.Equal(SweepState.Completed, (await Host.WatchToEndAsync(service, id))[^1].State);
    }

    [Theory]
    [InlineData("nowhere/cuda-0")]
    [InlineData("../devices")]
    [InlineData("")]
    public async Task An_unknown_device_is_not_found(string name)
    {
        var service = await ServeAsync(new MadeUpComputation());
        await Assert.ThrowsAsync<DeviceNotFoundException>(() => service.DrainAsync(name));
        await Assert.ThrowsAsync<DeviceNotFoundException>(() => service.UndrainAsync(name));
    }

    private static async Task<DeviceDescription> FindAsync(ISweepService service, string name) =>
        (await service.ListDevicesAsync()).Single(device => device.Name == name);
}
