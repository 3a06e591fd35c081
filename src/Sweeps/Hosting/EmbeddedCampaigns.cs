using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Campaigns;
using RepXai.Sweeps.Campaigns.Commands;

namespace RepXai.Sweeps.Hosting;

/// <summary>
/// The campaigns of a runs folder. Their files are the truth: every request reads one, decides and writes it. Any process may look and, while no
/// other runs them, change them; one process runs them.
/// </summary>
internal sealed class EmbeddedCampaigns : ICampaignService, IAsyncDisposable
{
    private readonly ISweepService sweeps;
    private readonly CampaignFolder folder;
    private readonly CampaignMachine machine;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim changing = new(1);
    private IDisposable? held;
    private CampaignRunner? runner;

    public EmbeddedCampaigns(ISweepService sweeps, CampaignFolder folder, CampaignOptions options, TimeProvider time)
    {
        (this.sweeps, this.folder, this.time) = (sweeps, folder, time);
        this.machine = new CampaignMachine(options);
    }

    /// <summary>Runs the campaigns from now on, those that are there and those to come.</summary>
    /// <exception cref="SweepStateException">Another process does.</exception>
    public void Start()
    {
        held ??= this.folder.Lock();
        runner ??= new CampaignRunner(this, this.sweeps, this.time);
        runner.Start();
    }

    public async Task<CampaignStatus> PutCampaignAsync(CampaignSpecification specification, CancellationToken cancellationToken = default)
    {
        await CampaignRules.RequireAsync(specification, this.sweeps, cancellationToken);
        return CampaignViews.Status((await ChangeAsync(
            specification.Name,
            old => old is null
                ? CampaignMachine.Create(specification, this.time.GetUtcNow())
                : this.machine.Decide(old, new ReplaceCampaign(specification), this.time.GetUtcNow()),
            cancellationToken))!);
    }

    public async Task<IReadOnlyList<CampaignStatus>> ListCampaignsAsync(CancellationToken cancellationToken = default)
    {
        var campaigns = new List<CampaignStatus>();
        foreach (var name in Names())
        {
            if (await this.folder.ReadAsync(name, cancellationToken) is { } campaign)
                campaigns.Add(CampaignViews.Status(campaign));
        }
        return campaigns;
    }

    public async Task<CampaignStatus> GetCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        CampaignViews.Status(await FindAsync(name, cancellationToken));

    public async Task DeleteCampaignAsync(string name, CancellationToken cancellationToken = default)
    {
        await FindAsync(name, cancellationToken);
        await ChangeAsync(name, _ => null, cancellationToken);
    }

    public async Task<CampaignStatus> PauseCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        CampaignViews.Status(await TellAsync(name, new PauseSchedule(), cancellationToken));

    public async Task<CampaignStatus> ResumeCampaignAsync(string name, CancellationToken cancellationToken = default) =>
        CampaignViews.Status(await TellAsync(name, new ResumeSchedule(), cancellationToken));

    public async Task<CampaignRun> RunCampaignAsync(string name, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        await FindAsync(name, cancellationToken);
        if (runner is null)
            throw new SweepStateException("This process runs no campaigns; ask the one that serves the folder.");
        var campaign = await TellAsync(name, new RequestRun(idempotencyKey), cancellationToken);
        return CampaignViews.Requested(campaign, idempotencyKey);
    }

    public async Task<CampaignHistory> GetCampaignHistoryAsync(
        string name, long? before = null, int limit = 20, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(Math.Clamp(limit, 1, 100), limit);
        return CampaignViews.History(await FindAsync(name, cancellationToken), before, limit);
    }

    /// <summary>The names of all campaigns.</summary>
    public IReadOnlyList<string> Names() => this.folder.Names();

    /// <summary>Tells a campaign something, unless it is gone or another one by now.</summary>
    /// <returns>Its state then; null when it is gone.</returns>
    public Task<CampaignSnapshot?> TellAsync(string name, CampaignCommand command, DateTimeOffset? createdAt, CancellationToken cancellationToken) => ChangeAsync(
        name,
        old => old is not null && (createdAt ?? old.CreatedAt) == old.CreatedAt ? this.machine.Decide(old, command, this.time.GetUtcNow()) : old,
        cancellationToken);

    /// <summary>Stops everything at once, as a kill would; what runs goes on when campaigns are started again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (runner is not null)
            await runner.DisposeAsync();
        held?.Dispose();
        this.changing.Dispose();
    }

    private async Task<CampaignSnapshot> TellAsync(string name, CampaignCommand command, CancellationToken cancellationToken) =>
        await TellAsync(name, command, createdAt: null, cancellationToken) ?? throw this.folder.NotFound(name);

    private async Task<CampaignSnapshot> FindAsync(string name, CancellationToken cancellationToken) =>
        await this.folder.ReadAsync(name, cancellationToken) ?? throw this.folder.NotFound(name);

    private async Task<CampaignSnapshot?> ChangeAsync(
        string name, Func<CampaignSnapshot?, CampaignSnapshot?> change, CancellationToken cancellationToken)
    {
        await this.changing.WaitAsync(cancellationToken);
        try
        {
            using var guest = held is null ? this.folder.Lock() : null;
            var old = await this.folder.ReadAsync(name, cancellationToken);
            var changed = change(old);
            if (changed is null && old is not null)
                this.folder.Delete(name);
            else if (changed is not null && !ReferenceEquals(changed, old))
                this.folder.Write(changed);
            if (!ReferenceEquals(changed, old))
                runner?.Look();
            return changed;
        }
        finally
        {
            this.changing.Release();
        }
    }
}
