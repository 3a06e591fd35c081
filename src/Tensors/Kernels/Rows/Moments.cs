using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>
/// Sums of x - pivot and of its square; on the way, what comes soon is called from memory. The pivot is the mean of the row's first line: the square of
/// its distance from the row's mean is at most the variance times the number of lines, so that little is lost between the two sums.
/// </summary>
internal unsafe struct Moments<T>(nint length) : IRowSums
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T* x;
    private T pivot;
    private RowTotal<T> distances;
    private RowTotal<T> squares;

    /// <summary>How far the mean is from the pivot.</summary>
    public readonly double Offset => distances.Value / length;

    /// <summary>Begins with a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(T* row)
    {
        x = row;
        pivot = Pivot(row, length);
        distances.Clear();
        squares.Clear();
    }

    /// <summary>Adds a line's first elements, or all, and returns their distances from the pivot, and zeros behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Take(nint place, nint count)
    {
        CacheLines.Call(x + place + RowPairs.Ahead);
        var distance = Tail.Masked(Vector512.Load(x + place) - Vector512.Create(pivot), count);
        distances.Add(distance);
        squares.Add(distance, distance);
        return distance;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(nint place, nint count) => Take(place, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Settle()
    {
        distances.Settle();
        squares.Settle();
    }

    /// <summary>What standardises the row, once all is settled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly RowStatistics<T> Statistics(double epsilon)
    {
        var variance = double.Max(0, (squares.Value / length) - (Offset * Offset));
        return new RowStatistics<T>(T.CreateTruncating(double.CreateTruncating(pivot) + Offset), T.CreateTruncating(1 / Math.Sqrt(variance + epsilon)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Pivot(T* x, nint length)
    {
        var count = nint.Min(length, Vector512<T>.Count);
        return Vector512.Sum(Tail.Masked(Vector512.Load(x), count)) / T.CreateTruncating(count);
    }
}
