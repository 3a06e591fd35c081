using Microsoft.Extensions.DependencyInjection;
using RepXai.Contracts;
using RepXai.Sweeps.Machine;

namespace RepXai.Grains.Tests.Faults;

/// <summary>A device is paused for longer than its lease and then ends its unit, which another is computing by then.</summary>
public sealed class OutlivedLeaseTests : IDisposable
{
    private const long PausedUnit = 7;
    private readonly MadeUpSweeps _sweeps = new();

    public void Dispose() => _sweeps.Dispose();

    [Fact]
    public async Task A_unit_whose_lease_ran_out_is_given_to_another_and_its_late_end_counts_for_nothing()
    {
        var computation = new PausedComputation(PausedUnit);
        var coordinator = new DeafCoordinator(PausedUnit);
        await using var cluster = await SweepCluster.StartAsync(new ClusterSetup
        {
            Silos = 2,
            DevicesOfSilo = 1,
            Computation = computation,
            Blobs = _sweeps.OpenBlobs(),
            Machine = new MachineOptions { LeaseDuration = TimeSpan.FromSeconds(1), ClockBound = TimeSpan.FromMilliseconds(50) },
            More = silo => silo.Services.AddSingleton<IIncomingGrainCallFilter>(coordinator),
        });
        var service = cluster.Serve();
        var id = (await service.SubmitAsync(_sweeps.Document)).Id;
        await computation.PausedAsync(0);
        await computation.PausedAsync(1);
        computation.Wake(0);
        await coordinator.Reported;
        Assert.Equal((SweepState.Running, 1L), ((await service.GetStatusAsync(id)).Progress.State, (await service.GetStatusAsync(id)).Progress.Retries));
        computation.Wake(1);
        var end = await service.EndOfAsync(id);
        Assert.Equal((SweepState.Completed, end.UnitsTotal), (end.State, end.UnitsCompleted));
        Assert.Equal((1, 2), (end.Retries, computation.Attempts));
        Assert.Equal(await MadeUpSweeps.EmbeddedAsync(), _sweeps.ResultsOf(id));
    }
}
