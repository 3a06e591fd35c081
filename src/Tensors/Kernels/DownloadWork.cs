using System.Numerics;

namespace RepXai.Tensors.Kernels;

/// <summary>Copies elements to the host's memory, in its number format.</summary>
internal readonly unsafe struct DownloadWork<TFrom, TTo>(Block<TFrom> source, TTo* target) : IWork
    where TFrom : unmanaged, INumber<TFrom>
    where TTo : unmanaged, INumber<TTo>
{
    public void Run(int chunk, Scratch scratch)
    {
        var start = chunk * Elementwise.ChunkLength;
        var count = Math.Min(Elementwise.ChunkLength, source.Count - start);
        HostCopy.Convert(new ReadOnlySpan<TFrom>(source.Pointer + start, count), new Span<TTo>(target + start, count));
    }
}
