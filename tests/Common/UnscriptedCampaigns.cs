using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Devices;

namespace RepXai.Tests.Common;

/// <summary>Campaigns and devices for fakes of tests that use none; a fake overrides what its test does use.</summary>
public abstract class UnscriptedCampaigns : ICampaignService, IDeviceService
{
    public virtual Task<CampaignStatus> PutCampaignAsync(CampaignSpecification specification, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public virtual Task<IReadOnlyList<CampaignStatus>> ListCampaignsAsync(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public virtual Task<CampaignStatus> GetCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public virtual Task DeleteCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public virtual Task<CampaignStatus> PauseCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public virtual Task<CampaignStatus> ResumeCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public virtual Task<CampaignRun> RunCampaignAsync(string name, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public virtual Task<CampaignHistory> GetCampaignHistoryAsync(
        string name, long? before = null, int limit = 20, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public virtual Task<IReadOnlyList<DeviceDescription>> ListDevicesAsync(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public virtual Task<IReadOnlyList<DeviceDescription>> DrainAsync(string deviceOrSilo, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public virtual Task<IReadOnlyList<DeviceDescription>> UndrainAsync(string deviceOrSilo, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
