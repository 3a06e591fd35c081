using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Rows of results by vectors from left to right: the first and the last one see what lies outside a plane, those between them don't.</summary>
internal readonly unsafe struct VectorRows<T, TColumns, TVectors>(WindowPlanes planes, T* masks) : IRowGroup<T>
    where T : unmanaged
    where TColumns : struct, IWindowColumns<T>
    where TVectors : struct, IRowVectors<T>
{
    public static int Results => TVectors.Results;

    public static int Seen => TVectors.Seen;

    public static int Step => TVectors.Step;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write<TStore>(T** rows, Window<T> window, T* target, T* ahead)
        where TStore : struct, IResultStore<T>
    {
        var ends = new RowEnds<T, TColumns>(planes.Width, masks);
        TVectors.Write<EdgeLanes<T, ZeroMargin<T>>, TStore>(ends.First, 0, 1, planes.Width, rows, window, target, ahead);
        TVectors.Write<InnerLanes<T>, TStore>(default, Vector256<T>.Count, ends.Last, planes.Width, rows, window, target, ahead);
        if (ends.Last > 0)
            TVectors.Write<EdgeLanes<T, ZeroMargin<T>>, TStore>(ends.Behind, ends.Last, ends.Last + 1, planes.Width, rows, window, target, ahead);
    }
}
