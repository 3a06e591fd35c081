using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>The adjoint of sums over windows of two at every second place: squares of two by two results, each of which one window sees.</summary>
internal readonly unsafe struct SquaresOfTwo<T>(WindowPlanes planes, T* masks) : IRowGroup<T>
    where T : unmanaged
{
    public static int Results => 2;

    public static int Seen => 1;

    public static int Step => 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Write<TStore>(T** rows, Window<T> window, T* target, T* ahead)
        where TStore : struct, IResultStore<T>
    {
        var (a, b, c, d) = (window[0], window[1], window[2], window[3]);
        var row = rows[0];
        var lower = target + planes.Width;
        nint i = Math.Max(0, planes.Squares - Vector256<T>.Count);
        var here = new EdgeLanes<T, ZeroMargin<T>>(masks).Load(row + i, 0);

        // From right to left: what is written over the end of the upper row, the lower one overwrites.
        while (true)
        {
            CacheLines.Call(ahead + i);
            Pairs.Store<T, TStore>(a * here, b * here, target + (2 * i));
            Pairs.Store<T, TStore>(c * here, d * here, lower + (2 * i));
            if (i == 0)
                return;
            i = VectorBefore<T>.Start(i);
            here = Vector256.Load(row + i);
        }
    }
}
