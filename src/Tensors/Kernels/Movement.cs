using System.Numerics;
using RepXai.Tensors.Kernels.Functions;

namespace RepXai.Tensors.Kernels;

/// <summary>Reductions, and everything that moves elements without computing.</summary>
internal static unsafe class Movement
{
    /// <summary>Copies elements to the host's memory, in its number format.</summary>
    public static void Download<TFrom, TTo>(WorkSplitter splitter, Block<TFrom> x, Span<TTo> values)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo>
    {
        fixed (TTo* target = values)
        {
            var work = new DownloadWork<TFrom, TTo>(x, target);
            splitter.Run(Elementwise.Chunks(x.Count), ref work);
        }
    }

    public static void Sum<T>(WorkSplitter splitter, ReductionNest nest, Block<T> x, Block<T> y)
        where T : unmanaged
    {
        var work = new ReductionWork<T, SumReduction>(nest, x, y);
        splitter.Run(work.Chunks, ref work);
    }

    public static void SumOfProducts<T>(WorkSplitter splitter, ProductSumNest nest, Block<T> a, Block<T> b, Block<T> y)
        where T : unmanaged
    {
        var work = new ProductSumWork<T>(nest, a, b, y);
        splitter.Run(work.Chunks, ref work);
    }

    public static void Max<T>(WorkSplitter splitter, ReductionNest nest, Block<T> x, Block<T> y)
        where T : unmanaged
    {
        var work = new ReductionWork<T, MaxReduction>(nest, x, y);
        splitter.Run(work.Chunks, ref work);
    }

    public static void Repeat<T>(WorkSplitter splitter, LoopNest nest, Block<T> x, Block<T> y)
        where T : unmanaged
    {
        var work = new RepeatWork<T>(nest, x, y);
        splitter.Run(Elementwise.Chunks(y.Count), ref work);
    }

    public static void Permute<T>(WorkSplitter splitter, PermuteNest nest, Block<T> x, Block<T> y)
        where T : unmanaged
    {
        var work = new PermuteWork<T>(nest, x, y);
        splitter.Run(y.Count == 0 ? 0 : work.Chunks, ref work);
    }

    /// <summary>Moves slabs of one axis; see <see cref="IndexedCopyWork{T}"/>.</summary>
    public static void Copy<T>(
        WorkSplitter splitter, AxisLoops loopsX, Block<T> x, AxisLoops loopsY, Block<T> y, int[] from, int[] to, bool adds = false)
        where T : unmanaged, INumber<T>
    {
        var work = new IndexedCopyWork<T>(x, loopsX.Extent, y, loopsY.Extent, loopsX.Inner, from, to, adds);
        splitter.Run(loopsX.Outer, ref work);
    }
}
