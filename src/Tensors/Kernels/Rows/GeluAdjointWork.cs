using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>Cotangents times the derivative of x Phi(x), which their turns share; a chunk is a run of x whose derivatives stay near.</summary>
internal readonly unsafe struct GeluAdjointWork<T>(Block<T> cotangent, Block<T> x, Block<T> y) : IWork
    where T : unmanaged
{
    private const int RunLength = 1 << 11;

    private readonly bool streams = Elementwise.Streams(y);
    private readonly int turns = x.Count == 0 ? 0 : cotangent.Count / x.Count;

    public int Chunks => (x.Count + RunLength - 1) / RunLength;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var first = (nint)chunk * RunLength;
        var count = nint.Min(RunLength, x.Count - first);
        if (turns == 1)
        {
            var shares = new GeluShares<T>(cotangent.Pointer + first, x.Pointer + first);
            Row.Write<T, GeluShares<T>>(shares, y.Pointer + first, count, streams);
            return;
        }

        var slopes = scratch.Get<T>(ScratchUse.Row, RunLength);
        Row.Write<T, GeluSlopes<T>>(new GeluSlopes<T>(x.Pointer + first), slopes, count, streams: false);
        for (var turn = 0; turn < turns; turn++)
        {
            var start = ((nint)turn * x.Count) + first;
            Row.Write<T, Products<T>>(new Products<T>(cotangent.Pointer + start, slopes), y.Pointer + start, count, streams);
        }
    }
}
