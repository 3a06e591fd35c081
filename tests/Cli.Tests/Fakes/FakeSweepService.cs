using System.Runtime.CompilerServices;
using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Devices;
using RepXai.Contracts.Results;
using RepXai.Contracts.Validation;
using RepXai.Tests.Common;

namespace RepXai.Cli.Tests.Fakes;

/// <summary>Answers with what a test has laid ready, and keeps what it was asked for.</summary>
internal sealed class FakeSweepService : UnscriptedCampaigns, ISweepService
{
    public ValidationReport Validation { get; set; } = new() { Plan = Samples.Plan };

    public List<SweepStatus> Runs { get; } = [Samples.Status("b2d4", "zoo", SweepState.Completed), Samples.Status("b1c3", "zoo", SweepState.Running), Samples.Status("a0ff", "probe", SweepState.Paused)];

    public IReadOnlyList<SweepProgress> Progress { get; set; } = Samples.Progress("b2d4");

    public SweepResults Results { get; set; } = Samples.Results;

    public Comparison Comparison { get; set; } = new();

    public SpecificationDocument? Submitted { get; private set; }

    public List<string> Asked { get; } = [];

    public Task<ValidationReport> ValidateAsync(SpecificationDocument document, CancellationToken cancellationToken = default) => Task.FromResult(Validation);

    public Task<SweepStatus> SubmitAsync(SpecificationDocument document, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        if (!Validation.IsValid)
            throw new InvalidSpecificationException(Validation.Problems);
        Submitted = document;
        return Task.FromResult(Runs[0]);
    }

    public Task<IReadOnlyList<SweepStatus>> ListAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<SweepStatus>>(Runs);

    public Task<SweepStatus> GetStatusAsync(string sweepId, CancellationToken cancellationToken = default) => Task.FromResult(Find(sweepId));

    public async IAsyncEnumerable<SweepProgress> WatchAsync(string sweepId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var progress in Progress)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return progress;
        }
    }

    public Task<SweepStatus> PauseAsync(string sweepId, CancellationToken cancellationToken = default) => Task.FromResult(Find(sweepId));

    public Task<SweepStatus> ResumeAsync(string sweepId, CancellationToken cancellationToken = default) => Ask("resume", sweepId);

    public Task<SweepStatus> CancelAsync(string sweepId, CancellationToken cancellationToken = default) => Ask("cancel", sweepId);

    public Task<SweepResults> GetResultsAsync(string sweepId, CancellationToken cancellationToken = default) => Find(sweepId).Progress.State == SweepState.Completed
        ? Task.FromResult(Results)
        : throw new SweepStateException($"Run '{sweepId}' has no results yet: it is {Find(sweepId).Progress.State}.");

    public Task<Stream> OpenBlobAsync(string sweepId, string blobName, CancellationToken cancellationToken = default) =>
        throw new SweepNotFoundException($"Run '{sweepId}' has no blob '{blobName}'.");

    public Task<Comparison> CompareAsync(IReadOnlyList<string> sweepIds, CancellationToken cancellationToken = default)
    {
        Asked.Add($"compare {string.Join(' ', sweepIds)}");
        return Task.FromResult(Comparison with { SweepIds = sweepIds });
    }

    public CampaignStatus Campaign { get; set; } = CampaignSamples.Nightly;

    public override Task<CampaignStatus> PutCampaignAsync(CampaignSpecification specification, CancellationToken cancellationToken = default)
    {
        Asked.Add($"put {specification.Name} {specification.Document.Text}");
        return Task.FromResult(Campaign = new CampaignStatus { Specification = specification, NextRunAt = Campaign.NextRunAt, LastRuns = Campaign.LastRuns });
    }

    public override Task<IReadOnlyList<CampaignStatus>> ListCampaignsAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<CampaignStatus>>([Campaign]);

    public override Task<CampaignStatus> GetCampaignAsync(string name, CancellationToken cancellationToken = default) => Tell("get", name);

    public override Task DeleteCampaignAsync(string name, CancellationToken cancellationToken = default) => Tell("delete", name);

    public override Task<CampaignStatus> PauseCampaignAsync(string name, CancellationToken cancellationToken = default) => Tell("pause", name);

    public override Task<CampaignStatus> ResumeCampaignAsync(string name, CancellationToken cancellationToken = default) => Tell("resume", name);

    public override Task<CampaignRun> RunCampaignAsync(string name, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        Asked.Add($"run {name} {idempotencyKey}");
        return Task.FromResult(Campaign.LastRuns[0]);
    }

    public override Task<CampaignHistory> GetCampaignHistoryAsync(string name, long? before = null, int limit = 20, CancellationToken cancellationToken = default)
    {
        Asked.Add($"history {name} {before} {limit}");
        return Task.FromResult(new CampaignHistory { Runs = Campaign.LastRuns, Before = 2 });
    }

    public override Task<IReadOnlyList<DeviceDescription>> ListDevicesAsync(CancellationToken cancellationToken = default) => Task.FromResult(CampaignSamples.Devices);

    public override Task<IReadOnlyList<DeviceDescription>> DrainAsync(string deviceOrSilo, CancellationToken cancellationToken = default)
    {
        Asked.Add($"drain {deviceOrSilo}");
        return ListDevicesAsync(cancellationToken);
    }

    public override Task<IReadOnlyList<DeviceDescription>> UndrainAsync(string deviceOrSilo, CancellationToken cancellationToken = default)
    {
        Asked.Add($"undrain {deviceOrSilo}");
        return ListDevicesAsync(cancellationToken);
    }

    private Task<CampaignStatus> Tell(string what, string name)
    {
        Asked.Add($"{what} {name}");
        return name == Campaign.Specification.Name ? Task.FromResult(Campaign) : throw new CampaignNotFoundException($"There is no campaign '{name}'.");
    }

    private Task<SweepStatus> Ask(string what, string sweepId)
    {
        Asked.Add($"{what} {sweepId}");
        return Task.FromResult(Find(sweepId));
    }

    private SweepStatus Find(string sweepId) => Runs.Single(run => run.Id == sweepId);
}
