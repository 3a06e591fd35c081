using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using RepXai.Client.Orleans;
using RepXai.Contracts.Json;
using RepXai.Contracts.Validation;
using RepXai.Grains.State;
using RepXai.Grains.Storage;
using RepXai.Sweeps.Campaigns;
using RepXai.Sweeps.Campaigns.Commands;

namespace RepXai.Grains.Campaigns;

/// <summary>
/// Hosts one campaign: every request decides, stores and then answers. What is to be done follows from what is stored, so that the next
/// activation goes on; a reminder brings it up after the loss of its silo.
/// </summary>
[Reentrant]
internal sealed class CampaignGrain(
    [PersistentState("campaign", GrainStorageNames.State)] IPersistentState<StoredDocument> stored,
    RepXaiSiloOptions options,
    ClusterBlobs blobs,
    TimeProvider time,
    [FromKeyedServices(GrainClocks.Campaigns)] TimeProvider clock) : Grain, ICampaignGrain, IRemindable, IDisposable
{
    private const string Reminder = "campaign";
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim changing = new(1);
    private readonly CampaignMachine machine = new(options.Campaigns);
    private CampaignSnapshot? campaign;
    private CampaignWork? work;
    private ITimer? alarm;
    private TaskScheduler scheduler = TaskScheduler.Default;

    private string Tenant => GrainKeys.Parts(this.GetPrimaryKeyString())[0];

    private string Name => GrainKeys.Parts(this.GetPrimaryKeyString())[1];

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        scheduler = TaskScheduler.Current;
        campaign = stored.Read(CampaignJson.Default.CampaignSnapshot);
        work = new CampaignWork(new GrainSweepService(GrainFactory, blobs.All, Tenant, time), GrainCalls.IsPassing);
        alarm = clock.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (campaign is not null)
            Look();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        alarm?.Dispose();
        if (work is not null)
            await work.DisposeAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        alarm?.Dispose();
        changing.Dispose();
    }

    /// <inheritdoc/>
    public async Task<GrainAnswer> PutAsync(string specification)
    {
        var wanted = JsonSerializer.Deserialize(specification, ContractsJson.Default.CampaignSpecification)!;
        // A reminder and an index entry without a campaign do no harm; a campaign without them would be forgotten.
        await this.RegisterOrUpdateReminder(Reminder, ReminderPeriod, ReminderPeriod);
        await GrainFactory.GetGrain<ITenantGrain>(Tenant).AddCampaignAsync(Name);
        await ChangeAsync(old => old is null
            ? CampaignMachine.Create(wanted, clock.GetUtcNow())
            : machine.Decide(old, new ReplaceCampaign(wanted), clock.GetUtcNow()));
        return Status();
    }

    /// <inheritdoc/>
    public Task<GrainAnswer> GetStatusAsync() => Task.FromResult(Status());

    /// <inheritdoc/>
    public async Task<GrainAnswer> DeleteAsync()
    {
        var last = Status();
        await ChangeAsync(_ => null);
        await GrainFactory.GetGrain<ITenantGrain>(Tenant).RemoveCampaignAsync(Name);
        await EndReminderAsync();
        return last;
    }

    /// <inheritdoc/>
    public async Task<GrainAnswer> TellAsync(CampaignOrder order)
    {
        await TellAsync(order == CampaignOrder.Pause ? new PauseSchedule() : new ResumeSchedule(), createdAt: null);
        return Status();
    }

    /// <inheritdoc/>
    public async Task<GrainAnswer> RunAsync(string? idempotencyKey) =>
        await TellAsync(new RequestRun(idempotencyKey), createdAt: null) is { } changed
            ? Answer(CampaignViews.Requested(changed, idempotencyKey), ContractsJson.Default.CampaignRun)
            : NotFound();

    /// <inheritdoc/>
    public Task<GrainAnswer> GetHistoryAsync(long? before, int limit) => Task.FromResult(campaign is null
        ? NotFound()
        : Answer(CampaignViews.History(campaign, before, limit), ContractsJson.Default.CampaignHistory));

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status) => campaign is null ? EndReminderAsync() : LookAsync();

    private static GrainAnswer Answer<T>(T value, JsonTypeInfo<T> type) => new() { Json = JsonSerializer.Serialize(value, type) };

    private GrainAnswer Status() => campaign is null ? NotFound() : Answer(CampaignViews.Status(campaign), ContractsJson.Default.CampaignStatus);

    private GrainAnswer NotFound() => Answers.Of(new CampaignNotFoundException($"There is no campaign '{Name}'."));

    /// <summary>Looks soon, in a turn of the grain's own. What fails is looked at again after a while.</summary>
    private void Look() => Task.Factory.StartNew(LookAsync, CancellationToken.None, TaskCreationOptions.None, scheduler).Unwrap().Ignore();

    /// <summary>Lets time pass, begins what is to be done and waits for the next scheduled time.</summary>
    private async Task LookAsync()
    {
        if (await TellAsync(new LetTimePass(), createdAt: null) is not { } now)
            return;
        work!.Begin(now, command => TellAsync(command, now.CreatedAt));
        var next = CampaignTasks.NextTime(now) ?? DateTimeOffset.MaxValue;
        var wait = next - clock.GetUtcNow();
        // What failed is tried again after a while.
        alarm!.Change(wait > ReminderPeriod ? ReminderPeriod : wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        // The time may have come while the alarm was set.
        if (next <= clock.GetUtcNow())
            Look();
    }

    private Task<CampaignSnapshot?> TellAsync(CampaignCommand command, DateTimeOffset? createdAt) => ChangeAsync(old =>
        old is not null && (createdAt ?? old.CreatedAt) == old.CreatedAt ? machine.Decide(old, command, clock.GetUtcNow()) : old);

    private async Task<CampaignSnapshot?> ChangeAsync(Func<CampaignSnapshot?, CampaignSnapshot?> change)
    {
        await changing.WaitAsync();
        try
        {
            var changed = change(campaign);
            if (!ReferenceEquals(changed, campaign))
            {
                await StoreAsync(changed);
                campaign = changed;
                Look();
            }
            return changed;
        }
        finally
        {
            changing.Release();
        }
    }

    private async Task StoreAsync(CampaignSnapshot? changed)
    {
        try
        {
            await (changed is null ? stored.ClearStateAsync() : stored.WriteAsync(changed, CampaignJson.Default.CampaignSnapshot));
        }
        catch (Exception error)
        {
            // What is stored is unknown now; the next activation reads it.
            DeactivateOnIdle();
            throw new OrleansException($"The campaign '{this.GetPrimaryKeyString()}' could not be stored: {error.Message}");
        }
    }

    private async Task EndReminderAsync()
    {
        if (await this.GetReminder(Reminder) is { } reminder)
            await this.UnregisterReminder(reminder);
    }
}
