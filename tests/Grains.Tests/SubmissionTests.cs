using RepXai.Contracts;
using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Tests.Hosting;

namespace RepXai.Grains.Tests;

/// <summary>Submissions that come several times, from several callers and tenants.</summary>
public sealed class SubmissionTests : IDisposable
{
    private readonly MadeUpSweeps _sweeps = new();

    public void Dispose() => _sweeps.Dispose();

    [Fact]
    public async Task Twenty_submissions_with_one_key_at_once_are_one_sweep()
    {
        var computation = new CountingComputation();
        await using var cluster = await StartAsync(computation, silos: 3);
        var services = Enumerable.Range(0, 20).Select(_ => cluster.Serve()).ToList();
        var submitted = await Task.WhenAll(services.Select(service => service.SubmitAsync(_sweeps.Document, "once")));
        var id = Assert.Single(submitted.Select(status => status.Id).Distinct());
        var end = await services[0].EndOfAsync(id);
        Assert.Equal(id, Assert.Single(await services[1].ListAsync()).Id);
        Assert.Equal((end.UnitsTotal, 0), (computation.Units, end.Retries));
    }

    [Fact]
    public async Task A_tenant_sees_and_stops_only_its_own_sweeps()
    {
        var computation = new GatedComputation();
        await using var cluster = await StartAsync(computation, silos: 1);
        var (mine, theirs) = (cluster.Serve("mine"), cluster.Serve("theirs"));
        var id = (await mine.SubmitAsync(_sweeps.Document)).Id;
        await computation.NextStartedAsync();
        Assert.Empty(await theirs.ListAsync());
        await Assert.ThrowsAsync<Contracts.Validation.SweepNotFoundException>(() => theirs.CancelAsync(id));
        Assert.All(await theirs.ListDevicesAsync(), device => Assert.Null(device.SweepId));
        Assert.Equal(id, (await theirs.SubmitAsync(_sweeps.Document)).Id);
        await theirs.CancelAsync(id);
        Assert.Equal(SweepState.Running, (await mine.GetStatusAsync(id)).Progress.State);
        computation.Release();
        Assert.Equal(SweepState.Completed, (await mine.EndOfAsync(id)).State);
        Assert.Equal(await MadeUpSweeps.EmbeddedAsync(), _sweeps.ResultsOf(id, "mine"));
    }

    private Task<SweepCluster> StartAsync(MadeUpComputation computation, short silos) =>
        SweepCluster.StartAsync(new ClusterSetup { Silos = silos, Computation = computation, Blobs = _sweeps.OpenBlobs() });

    private sealed class CountingComputation : MadeUpComputation
    {
        private int _units;

        public long Units => _units;

        public override Task<ReadOnlyMemory<byte>> ExecuteAsync(WorkUnit unit, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _units);
            return base.ExecuteAsync(unit, cancellationToken);
        }
    }
}
