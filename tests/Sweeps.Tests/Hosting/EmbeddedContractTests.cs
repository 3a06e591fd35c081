using RepXai.Contracts;
using RepXai.Sweeps.Hosting;

namespace RepXai.Sweeps.Tests.Hosting;

public sealed class EmbeddedContractTests : SweepServiceContract
{
    private EmbeddedSweepService? _embedded;

    public override async Task DisposeAsync()
    {
        if (_embedded is not null)
            await _embedded.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected override Task<ISweepService> OpenAsync(Host host, ISweepComputation computation, int workers)
    {
        _embedded = host.Serve(computation, workers);
        _embedded.StartCampaigns();
        return Task.FromResult<ISweepService>(_embedded);
    }
}
