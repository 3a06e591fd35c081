namespace RepXai.Sweeps.Execution;

/// <summary>
/// Has what the process threw away collected before it is much: the collector knows the machine's memory, but not what the user gave of it. May be used
/// by several threads at a time.
/// </summary>
internal sealed class GarbageLimit
{
    /// <summary>Bytes that may wait for the collector: a part of what the process keeps for itself.</summary>
    private const long Most = 32L << 20;

    private long allocatedWhenCollected;

    /// <summary>Collects if there may be much, and keeps the memory for what is allocated next.</summary>
    /// <param name="dropped">Bytes that were in use when last collected, and no more.</param>
    public void Reuse(long dropped = 0)
    {
        if (Reaches(dropped))
        {
            Collect(GCCollectionMode.Forced);
        }
    }

    /// <summary>Collects if there may be much, and gives the memory back to the system.</summary>
    public void Free()
    {
        if (Reaches(dropped: 0))
        {
            FreeAll();
        }
    }

    /// <summary>Collects, and gives the memory back to the system.</summary>
    public void FreeAll() => Collect(GCCollectionMode.Aggressive);

    private bool Reaches(long dropped) => GC.GetTotalAllocatedBytes() - Volatile.Read(ref allocatedWhenCollected) + dropped > Most;

    private void Collect(GCCollectionMode mode)
    {
        // Before collecting, so that others who come meanwhile don't collect again.
        Volatile.Write(ref allocatedWhenCollected, GC.GetTotalAllocatedBytes());
        GC.Collect(GC.MaxGeneration, mode, blocking: true, compacting: mode == GCCollectionMode.Aggressive);
    }
}
