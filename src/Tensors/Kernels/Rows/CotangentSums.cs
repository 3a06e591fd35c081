using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>A row's moments and the two totals that its adjoint needs, in one pass: of h = g scale, and of h (x - mean).</summary>
internal unsafe struct CotangentSums<T>(T* scale, nint length) : IRowSums
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Moments<T> moments = new(length);
    private T* g;
    private RowTotal<T> shares;
    private RowTotal<T> along;

    public readonly double Total => shares.Value;

    public readonly double Along => along.Value - (moments.Offset * shares.Value);

    /// <summary>Begins with a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(T* cotangent, T* x)
    {
        g = cotangent;
        moments.Begin(x);
        shares.Clear();
        along.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(nint place, nint count)
    {
        CacheLines.Call(g + place + RowPairs.Ahead);
        var share = Tail.Masked(Vector512.Load(g + place) * Vector512.Load(scale + place), count);
        shares.Add(share);
        along.Add(share, moments.Take(place, count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Settle()
    {
        moments.Settle();
        shares.Settle();
        along.Settle();
    }

    /// <summary>What standardises the row, once all is settled.</summary>
    public readonly RowStatistics<T> Statistics(double epsilon) => moments.Statistics(epsilon);
}
