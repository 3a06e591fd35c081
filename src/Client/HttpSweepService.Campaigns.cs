using System.Net.Http.Json;
using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Devices;
using RepXai.Contracts.Json;

namespace RepXai.Client;

public sealed partial class HttpSweepService
{
    /// <inheritdoc/>
    public Task<CampaignStatus> PutCampaignAsync(CampaignSpecification specification, CancellationToken cancellationToken = default)
    {
        var request = gateway.Request(HttpMethod.Put, GatewayAddresses.Campaign(specification.Name));
        request.Content = JsonContent.Create(specification, ContractsJson.Default.CampaignSpecification);
        return gateway.ReadAsync(request, ContractsJson.Default.CampaignStatus, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CampaignStatus>> ListCampaignsAsync(CancellationToken cancellationToken = default) =>
        gateway.ReadAsync(Get(GatewayAddresses.Campaigns), ContractsJson.Default.IReadOnlyListCampaignStatus, cancellationToken);

    /// <inheritdoc/>
    public Task<CampaignStatus> GetCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        gateway.ReadAsync(Get(GatewayAddresses.Campaign(name)), ContractsJson.Default.CampaignStatus, cancellationToken);

    /// <inheritdoc/>
    public async Task DeleteCampaignAsync(string name, CancellationToken cancellationToken = default)
    {
        using var request = gateway.Request(HttpMethod.Delete, GatewayAddresses.Campaign(name));
        using var response = await gateway.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<CampaignStatus> PauseCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        gateway.ReadAsync(TellCampaign(name, "pause"), ContractsJson.Default.CampaignStatus, cancellationToken);

    /// <inheritdoc/>
    public Task<CampaignStatus> ResumeCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        gateway.ReadAsync(TellCampaign(name, "resume"), ContractsJson.Default.CampaignStatus, cancellationToken);

    /// <inheritdoc/>
    public Task<CampaignRun> RunCampaignAsync(string name, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        var request = TellCampaign(name, "runs");
        AddKey(request, idempotencyKey);
        return gateway.ReadAsync(request, ContractsJson.Default.CampaignRun, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CampaignHistory> GetCampaignHistoryAsync(
        string name, long? before = null, int limit = 20, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(Math.Clamp(limit, 1, 100), limit);
        return gateway.ReadAsync(Get(GatewayAddresses.CampaignRuns(name, before, limit)), ContractsJson.Default.CampaignHistory, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeviceDescription>> ListDevicesAsync(CancellationToken cancellationToken = default) =>
        gateway.ReadAsync(Get(GatewayAddresses.Devices), ContractsJson.Default.IReadOnlyListDeviceDescription, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeviceDescription>> DrainAsync(string deviceOrSilo, CancellationToken cancellationToken = default) =>
        TellDeviceAsync("drain", deviceOrSilo, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeviceDescription>> UndrainAsync(string deviceOrSilo, CancellationToken cancellationToken = default) =>
        TellDeviceAsync("undrain", deviceOrSilo, cancellationToken);

    private HttpRequestMessage TellCampaign(string name, string command) =>
        gateway.Request(HttpMethod.Post, $"{GatewayAddresses.Campaign(name)}/{command}");

    private Task<IReadOnlyList<DeviceDescription>> TellDeviceAsync(string command, string deviceOrSilo, CancellationToken cancellationToken) =>
        gateway.ReadAsync(
            gateway.Request(HttpMethod.Post, GatewayAddresses.Device(command, deviceOrSilo)),
            ContractsJson.Default.IReadOnlyListDeviceDescription,
            cancellationToken);
}
