using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// The adjoint of sums over windows of three at every second place: squares of two by two results, side by side, each one chain of fused multiply-adds over
/// the windows that see it, which begin one in front of their square.
/// </summary>
internal readonly unsafe struct SquaresOfThree<T>(WindowPlanes planes, T* masks) : IRowGroup<T>
    where T : unmanaged
{
    public static int Results => 2;

    public static int Seen => 2;

    public static int Step => 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Write<TStore>(T** rows, Window<T> window, T* target, T* ahead)
        where TStore : struct, IResultStore<T>
    {
        var (a, b, c) = (window[0], window[1], window[2]);
        var (d, e, f) = (window[3], window[4], window[5]);
        var (g, h, k) = (window[6], window[7], window[8]);
        T* p = rows[0], q = rows[1];
        var lower = target + planes.Width;
        nint i = Math.Max(0, planes.Squares - Vector256<T>.Count);
        var (here, right, _) = TwoColumns<T>.Load(p + i, new EdgeLanes<T, ZeroMargin<T>>(masks));
        var (below, beyond, _) = TwoColumns<T>.Load(q + i, new EdgeLanes<T, ZeroMargin<T>>(masks));

        // From right to left: what is written over the end of the upper row, the lower one overwrites.
        while (true)
        {
            CacheLines.Call(ahead + i);
            var left = Simd256<T>.MultiplyAdd(b, below, h * here);
            var corner = Simd256<T>.MultiplyAdd(g, right, k * here);
            corner = Simd256<T>.MultiplyAdd(a, beyond, Simd256<T>.MultiplyAdd(c, below, corner));
            Pairs.Store<T, TStore>(e * here, Simd256<T>.MultiplyAdd(d, right, f * here), target + (2 * i));
            Pairs.Store<T, TStore>(left, corner, lower + (2 * i));
            if (i == 0)
                return;
            i = VectorBefore<T>.Start(i);
            (here, right, _) = TwoColumns<T>.Load(p + i, default(InnerLanes<T>));
            (below, beyond, _) = TwoColumns<T>.Load(q + i, default(InnerLanes<T>));
        }
    }
}
