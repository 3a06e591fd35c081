using RepXai.Contracts;
using RepXai.Gateway.Tests;

namespace RepXai.Client.Tests;

/// <summary>A client whose connections to a gateway break.</summary>
public sealed class ReconnectionTests : IAsyncLifetime
{
    private const string Tenant = "tenant";

    private readonly ScriptedSweeps _sweeps = new();
    private BreakingHandler Handler { get; } = new();
    private LoopbackGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await LoopbackGateway.StartAsync(
        new() { [Tenant] = _sweeps }, options => options.HeartbeatInterval = TimeSpan.FromMilliseconds(20));

    public async Task DisposeAsync()
    {
        Handler.Dispose();
        await _gateway.DisposeAsync();
    }

    [Fact]
    public async Task Watching_goes_on_after_breaks_with_the_event_that_was_seen_last()
    {
        Handler.BreakAfterBytes = 600; // An event or two.
        var seen = new List<long>();
        _sweeps.Progress(0);
        await foreach (var progress in Connect(maxReconnects: 3).WatchAsync(ScriptedSweeps.Id))
        {
            seen.Add(progress.UnitsCompleted);
            _sweeps.Progress(seen.Count, seen.Count < 30 ? SweepState.Running : SweepState.Completed);
            if (seen.Count == 30)
                _sweeps.EndProgress();
        }
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(30, seen[^1]);
        Assert.True(Handler.Breaks >= 5);
        Assert.All(Handler.LastEventIds.Skip(1), Assert.NotNull);
    }

    [Fact]
    public async Task A_gateway_that_is_gone_is_told_after_the_attempts_that_were_allowed()
    {
        Handler.Refuses = true;
        var error = await Assert.ThrowsAsync<SweepGatewayException>(async () =>
        {
            await foreach (var progress in Connect(maxReconnects: 3).WatchAsync(ScriptedSweeps.Id))
                Assert.Fail($"There is no progress, but {progress}.");
        });
        Assert.Null(error.StatusCode);
        Assert.Equal(4, Handler.LastEventIds.Count);
    }

    [Fact]
    public async Task A_silent_connection_counts_as_broken()
    {
        await using var silent = await LoopbackGateway.StartAsync(new() { [Tenant] = _sweeps }, options => options.HeartbeatInterval = TimeSpan.FromHours(1));
        Handler.Requested = requests =>
        {
            if (requests == 3)
                _sweeps.EndProgress();
        };
        _sweeps.Progress(1);
        var seen = await Connect(maxReconnects: 1, silent.Address, silence: TimeSpan.FromMilliseconds(50)).WatchAsync(ScriptedSweeps.Id).ToListAsync();
        Assert.Equal(1, Assert.Single(seen).UnitsCompleted);
        Assert.Equal(3, Handler.LastEventIds.Count);
    }

    [Fact]
    public async Task A_blob_is_read_on_where_its_connection_broke()
    {
        Handler.BreakAfterBytes = 30;
        await using var blob = await Connect(maxReconnects: 1).OpenBlobAsync(ScriptedSweeps.Id, "maps/a b.bin");
        using var whole = new MemoryStream();
        await blob.CopyToAsync(whole);
        Assert.Equal(ScriptedSweeps.Blob, whole.ToArray());
        Assert.True(Handler.Breaks >= 3);
    }

    [Fact]
    public async Task A_blob_that_is_read_blocking_is_read_on_as_well()
    {
        Handler.BreakAfterBytes = 30;
        await using var blob = await Connect(maxReconnects: 1).OpenBlobAsync(ScriptedSweeps.Id, "maps/a b.bin");
        var whole = new byte[ScriptedSweeps.Blob.Length];
        ReadExactly(blob, whole);
        Assert.Equal(ScriptedSweeps.Blob, whole);
        Assert.True(Handler.Breaks >= 3);
    }

    private static void ReadExactly(Stream blob, byte[] whole) => blob.ReadExactly(whole);

    private HttpSweepService Connect(int maxReconnects, Uri? address = null, TimeSpan? silence = null) => new(
        new HttpClient(Handler, disposeHandler: false),
        new RepXaiClientOptions
        {
            Address = address ?? _gateway.Address,
            ApiKey = LoopbackGateway.KeyOf(Tenant),
            MaxReconnects = maxReconnects,
            ReconnectDelay = TimeSpan.FromMilliseconds(1),
            SilenceTimeout = silence ?? TimeSpan.FromMinutes(1),
        },
        TimeProvider.System);
}
