using RepXai.Grains.State;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Machine.Events;

namespace RepXai.Grains.Coordination;

/// <summary>
/// Keeps a sweep in grain storage. The machine's state is bounded, so each batch of events stores it whole: one write, guarded by the
/// storage's ETag, however many commands it serves. Leases are stored like everything else: tokens must not be given out twice.
/// </summary>
internal sealed class GrainJournal(IPersistentState<StoredDocument> stored, SweepRecord record, SweepMachine machine) : ISweepJournal
{
    /// <summary>What is stored.</summary>
    public SweepRecord Record { get; private set; } = record;

    /// <inheritdoc/>
    public long Length => 0; // Every write is a snapshot.

    /// <inheritdoc/>
    public Task<JournalContent> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(new JournalContent(Record.Machine, []));

    /// <inheritdoc/>
    public Task AppendAsync(IReadOnlyList<SweepEvent> events, bool durable, CancellationToken cancellationToken) =>
        WriteAsync(Record with { Machine = machine.Snapshot() });

    /// <inheritdoc/>
    public Task CompactAsync(SweepSnapshot snapshot, CancellationToken cancellationToken) => WriteAsync(Record with { Machine = snapshot });

    /// <summary>Notes that the sweep's needless blobs are gone.</summary>
    public Task MarkCleanedAsync() => WriteAsync(Record with { IsCleaned = true });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task WriteAsync(SweepRecord next)
    {
        next = next with { Revision = Record.Revision + 1 };
        await stored.WriteAsync(next, GrainsJson.Default.SweepRecord);
        Record = next;
    }
}
