using RepXai.Contracts;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Storage;
using RepXai.Sweeps.Tests.Hosting;
using RepXai.Tests.Common;

namespace RepXai.Grains.Tests;

/// <summary>The contract over the grains of one silo.</summary>
public sealed class GrainContractTests : SweepServiceContract
{
    private SweepCluster? _cluster;

    private TemporaryFolder Blobs { get; } = new();

    public override async Task DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        Blobs.Dispose();
        await base.DisposeAsync();
    }

    private protected override async Task<ISweepService> OpenAsync(Host host, ISweepComputation computation, int workers)
    {
        _cluster = await SweepCluster.StartAsync(new ClusterSetup
        {
            Computation = computation,
            Blobs = FileBlobStore.Open(Blobs.Path),
            DevicesOfSilo = workers,
            CampaignTime = host.Time,
        });
        return _cluster.Serve();
    }
}
