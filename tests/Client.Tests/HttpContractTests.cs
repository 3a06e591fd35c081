using RepXai.Contracts;
using RepXai.Gateway.Tests;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Tests.Hosting;

namespace RepXai.Client.Tests;

/// <summary>The contract over the client, real HTTP and the gateway.</summary>
public sealed class HttpContractTests : SweepServiceContract
{
    private EmbeddedSweepService? _embedded;
    private LoopbackGateway? _gateway;
    private HttpSweepService? Client { get; set; }

    public override async Task DisposeAsync()
    {
        Client?.Dispose();
        if (_gateway is not null)
            await _gateway.DisposeAsync();
        if (_embedded is not null)
            await _embedded.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected override async Task<ISweepService> OpenAsync(Host host, ISweepComputation computation, int workers)
    {
        _embedded = host.Serve(computation, workers);
        _embedded.StartCampaigns();
        _gateway = await LoopbackGateway.StartAsync(new() { ["tenant"] = _embedded });
        return Client = new HttpSweepService(new RepXaiClientOptions { Address = _gateway.Address, ApiKey = LoopbackGateway.KeyOf("tenant") });
    }
}
