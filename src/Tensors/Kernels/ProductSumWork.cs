using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>Sums of products in float64, as the single steps give them; a chunk is a run of neighbouring sums.</summary>
internal readonly unsafe struct ProductSumWork<T>(ProductSumNest nest, Block<T> left, Block<T> right, Block<T> sums) : IWork
    where T : unmanaged
{
    private const int RunLength = 1 << 10;

    public int Chunks => nest.Repeated * Runs;

    private int Runs => (nest.Inner + RunLength - 1) / RunLength;

    public void Run(int chunk, Scratch scratch)
    {
        var (repeated, run) = Math.DivRem(chunk, Runs);
        var count = Math.Min(RunLength, nest.Inner - (run * RunLength));
        var totals = scratch.Get<double>(ScratchUse.Products, RunLength + Vector256<T>.Count);
        for (var outer = repeated; outer < nest.Outer; outer += nest.Repeated)
        {
            Sum(outer, repeated, run * RunLength, count, totals);
        }
    }

    private void Sum(int outer, int repeated, int start, int count, double* totals)
    {
        var size = (nint)nest.Reduced * nest.Inner;
        var a = left.Pointer + (outer * size) + start;
        var b = right.Pointer + (repeated * size) + start;
        var y = sums.Pointer + ((nint)outer * nest.Inner) + start;
        new Span<double>(totals, RunLength + Vector256<T>.Count).Clear();
        for (var turn = 0; turn < nest.Reduced; turn++, a += nest.Inner, b += nest.Inner)
        {
            AddProducts(a, b, totals, count, nest.Inner);
        }

        Write(totals, y, count);
    }

    private static void Write(double* totals, T* y, int count)
    {
        var i = 0;
        for (; i + (2 * Vector256<double>.Count) <= count; i += 2 * Vector256<double>.Count)
        {
            Widening.Store(Vector256.Load(totals + i), Vector256.Load(totals + i + Vector256<double>.Count), y + i);
        }

        for (; i < count; i++)
        {
            Widening.Store(totals[i], y + i);
        }
    }

    /// <summary>
    /// One operand after the other passes over totals that stay near: rows at a distance of whole pages would fight for one cache set. As a
    /// run is a page or so long, the next one's lines are asked for here.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddProducts(T* a, T* b, double* totals, int count, nint next)
    {
        for (var i = 0; i < count; i += Vector256<T>.Count)
        {
            CacheLines.Call(a + i + next);
            CacheLines.Call(b + i + next);
            var product = Vector256.Load(a + i) * Vector256.Load(b + i);
            if (typeof(T) == typeof(float))
            {
                (Vector256.Load(totals + i) + Vector256.WidenLower(product.AsSingle())).Store(totals + i);
                (Vector256.Load(totals + i + 4) + Vector256.WidenUpper(product.AsSingle())).Store(totals + i + 4);
            }
            else
            {
                (Vector256.Load(totals + i) + product.AsDouble()).Store(totals + i);
            }
        }
    }
}
