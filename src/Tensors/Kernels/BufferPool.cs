using System.Numerics;

namespace RepXai.Tensors.Kernels;

/// <summary>
/// Hands out native memory and takes it back for reuse, and keeps all of it, used or idle, within a budget. Blocks come in eight sizes per
/// doubling, so that a steady sweep finds what it freed before.
/// </summary>
/// <param name="budget">The most bytes that may be allocated at a time, at first.</param>
internal sealed class BufferPool(long budget) : IDisposable
{
    /// <summary>Sizes of blocks between one power of two and the next.</summary>
    public const int StepsPerDoubling = 8;
    private const int Smallest = 512;

    /// <summary>Packed forms are kept in a part of the budget: one of this many.</summary>
    public const int KeptShare = 4;

    private readonly Lock gate = new();
    private readonly Dictionary<long, Stack<nint>> idle = [];
    private long budget = budget;
    private long idleBytes;
    private bool disposed;

    /// <summary>The most bytes that may be allocated at a time; what is in use already stays so.</summary>
    public long Budget
    {
        get => budget;
        set
        {
            lock (gate)
            {
                budget = value;
                FreeIdle(LiveBytes + idleBytes - budget);
            }
        }
    }

    /// <summary>Bytes in use.</summary>
    public long LiveBytes { get; private set; }

    /// <summary>The most bytes that were in use at a time.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Bytes that the system was asked for so far.</summary>
    public long TakenBytes { get; private set; }

    /// <summary>Blocks in use.</summary>
    public int LiveBlocks { get; private set; }

    /// <summary>Bytes in use by packed forms.</summary>
    private long KeptBytes { get; set; }

    /// <summary>A block of at least <paramref name="bytes"/> bytes with undefined content.</summary>
    /// <exception cref="UserErrorException">The budget does not hold it.</exception>
    public nint Rent(long bytes)
    {
        var size = SizeFor(bytes);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            var address = TakeIdle(size) ?? AllocateWithin(size);
            LiveBytes += size;
            LiveBlocks++;
            PeakBytes = Math.Max(PeakBytes, LiveBytes);
            return address;
        }
    }

    /// <summary>Takes back a block that was rented with the same number of bytes.</summary>
    public void Return(nint address, long bytes)
    {
        var size = SizeFor(bytes);
        lock (gate)
        {
            LiveBytes -= size;
            LiveBlocks--;
            if (disposed)
            {
                AlignedMemory.Free(address, (nint)size);
                return;
            }

            if (!idle.TryGetValue(size, out var stack))
            {
                idle.Add(size, stack = new Stack<nint>());
            }

            stack.Push(address);
            idleBytes += size;
        }
    }

    /// <summary>Gives what nobody uses back to the system.</summary>
    public void Trim()
    {
        lock (gate)
        {
            FreeIdle(idleBytes);
        }
    }

    /// <summary>Counts a rented block as kept, if packed forms may take that much more.</summary>
    public bool TryKeep(long bytes)
    {
        lock (gate)
        {
            if (KeptBytes + bytes > budget / KeptShare)
            {
                return false;
            }

            KeptBytes += bytes;
            return true;
        }
    }

    /// <summary>Takes back a block that was kept.</summary>
    public void ReturnKept(nint address, long bytes)
    {
        lock (gate)
        {
            KeptBytes -= bytes;
        }

        Return(address, bytes);
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            FreeIdle(idleBytes);
        }
    }

    /// <summary>The size of the block that is lent for so many bytes.</summary>
    public static long SizeFor(long bytes)
    {
        var size = Math.Max(bytes, Smallest);
        var step = Math.Max(Smallest, (long)(BitOperations.RoundUpToPowerOf2((ulong)size) / (2 * StepsPerDoubling)));
        return (size + step - 1) / step * step;
    }

    private nint? TakeIdle(long size)
    {
        if (!idle.TryGetValue(size, out var stack) || !stack.TryPop(out var address))
        {
            return null;
        }

        idleBytes -= size;
        return address;
    }

    private nint AllocateWithin(long size)
    {
        FreeIdle(LiveBytes + idleBytes + size - budget);
        if (LiveBytes + size > budget)
        {
            throw new UserErrorException(
                $"the computation needs {Mebibytes(LiveBytes + size)} MiB but its memory budget is {Mebibytes(budget)} MiB: "
                + "give it more memory, or fewer latents or images at a time");
        }

        TakenBytes += size;
        return AlignedMemory.Allocate((nint)size);
    }

    /// <summary>
    /// Gives so many idle bytes back, if there are as many. Sizes go in the order in which they first came: a sweep comes back to all of them, and those
    /// that stay are found.
    /// </summary>
    private void FreeIdle(long wanted)
    {
        foreach (var (size, stack) in idle)
        {
            while (wanted > 0 && stack.TryPop(out var address))
            {
                AlignedMemory.Free(address, (nint)size);
                idleBytes -= size;
                wanted -= size;
            }
        }
    }

    private static long Mebibytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;
}
