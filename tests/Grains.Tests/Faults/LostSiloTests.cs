using RepXai.Contracts;
using RepXai.Grains.Tests.Postgres;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Storage;
using RepXai.Sweeps.Tests.Hosting;
using RepXai.Tests.Common;

namespace RepXai.Grains.Tests.Faults;

/// <summary>Silos are killed while a sweep runs whose state is in a database.</summary>
public sealed class LostSiloTests(PostgresServer database) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly Host _host = new();
    private readonly TemporaryFolder _blobs = new();

    public void Dispose()
    {
        _host.Dispose();
        _blobs.Dispose();
    }

    [PostgresFact]
    public async Task A_sweep_survives_the_loss_of_its_coordinators_silo_and_then_of_another()
    {
        var computation = new GatedComputation();
        await using var cluster = await StartAsync(computation);
        var service = cluster.Serve();
        var id = (await service.SubmitAsync(_host.Document)).Id;
        var watching = service.EndOfAsync(id);
        await computation.NextStartedAsync();
        computation.Release(10);
        for (var unit = 0; unit < 12; unit++)
            await computation.NextStartedAsync();
        var coordinator = cluster.Grains.GetGrain<ISweepGrain>(GrainKeys.Sweep("tenant", id));
        await cluster.Silos.KillSiloAsync((await cluster.FindSiloOfAsync(coordinator))!);
        computation.Release(10);
        for (var unit = 0; unit < 10; unit++)
            await computation.NextStartedAsync();
        await cluster.Silos.KillSiloAsync((await cluster.FindSiloOfAsync(coordinator))!);
        await cluster.Silos.StartAdditionalSiloAsync();
        computation.Release();
        Assert.Equal(SweepState.Completed, (await watching).State);
        Assert.Equal(await EmbeddedAsync(), Results.In(Path.Combine(_blobs.Path, GrainKeys.BlobFolder("tenant", id))));
    }

    private Task<SweepCluster> StartAsync(GatedComputation computation) => SweepCluster.StartAsync(new ClusterSetup
    {
        Silos = 4,
        DevicesOfSilo = 1,
        Computation = computation,
        Blobs = FileBlobStore.Open(_blobs.Path),
        Database = database.Connection,
        Machine = new MachineOptions { LeaseDuration = TimeSpan.FromSeconds(3), ClockBound = TimeSpan.FromMilliseconds(100), MaxBacklog = 6 },
    });

    private async Task<SortedDictionary<string, string>> EmbeddedAsync()
    {
        using var reference = new Host();
        await using var service = reference.Serve();
        return Results.In(Path.Combine(reference.Runs, (await reference.RunAsync(service)).Id));
    }
}
