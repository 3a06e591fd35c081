namespace RepXai.Tensors.Kernels;

/// <summary>One worker's private memory: grows to the largest need once and is reused from then on.</summary>
internal sealed unsafe class Scratch : IDisposable
{
    private readonly nint[] buffers = new nint[Enum.GetValues<ScratchUse>().Length];
    private readonly nint[] sizes = new nint[Enum.GetValues<ScratchUse>().Length];

    ~Scratch() => Free();

    /// <summary>Memory for <paramref name="count"/> elements, aligned, with undefined content and readable slack behind it.</summary>
    public T* Get<T>(ScratchUse use, nint count)
        where T : unmanaged
    {
        var size = count * sizeof(T);
        ref var buffer = ref buffers[(int)use];
        if (buffer == 0 || sizes[(int)use] < size)
        {
            Free(use);
            buffer = AlignedMemory.Allocate(size);
            sizes[(int)use] = size;
        }

        return (T*)buffer;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        for (var use = 0; use < buffers.Length; use++)
        {
            Free((ScratchUse)use);
        }
    }

    private void Free(ScratchUse use)
    {
        if (buffers[(int)use] != 0)
        {
            AlignedMemory.Free(buffers[(int)use], sizes[(int)use]);
            (buffers[(int)use], sizes[(int)use]) = (0, 0);
        }
    }
}
