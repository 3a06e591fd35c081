using System.Numerics;
using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>Adds elements to zeroed planes at indices, in order; planes of either operand may serve many results. A chunk is one plane.</summary>
internal readonly unsafe struct PlaneScatterWork<T>(LoopNest planes, Block<T> x, Block<int> indices, Block<T> y, int inputPlane, int outputPlane) : IWork
    where T : unmanaged, INumber<T>
{
    /// <summary>Bytes of a plane that stays in a second-level cache until it is done.</summary>
    private const int MostWaiting = 1 << 17;

    private readonly bool waits = Elementwise.Streams(y) && outputPlane <= MostWaiting / sizeof(T);

    public void Run(int chunk, Scratch scratch)
    {
        var source = x.Pointer + ((nint)planes.ElementOffset(0, chunk) * inputPlane);
        var index = indices.Pointer + ((nint)planes.ElementOffset(1, chunk) * inputPlane);
        var target = y.Pointer + ((nint)chunk * outputPlane);
        if (!waits)
        {
            Add(source, index, target);
            return;
        }

        var plane = scratch.Get<T>(ScratchUse.Results, outputPlane);
        Add(source, index, plane);
        var done = WholeLines.Copy(plane, target, outputPlane, streams: true);
        new ReadOnlySpan<T>(plane + done, outputPlane - done).CopyTo(new Span<T>(target + done, outputPlane - done));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(T* source, int* index, T* target)
    {
        new Span<T>(target, outputPlane).Clear();
        for (var i = 0; i < inputPlane; i++)
        {
            target[index[i]] += source[i];
        }
    }
}
