using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>Sums of products in float64, as the single steps give them; a chunk is a run of neighbouring sums.</summary>
internal readonly unsafe struct ProductSumWork<T>(ProductSumNest nest, Block<T> left, Block<T> right, Block<T> sums) : IWork
    where T : unmanaged
{
    private const int RunLength = 1 << 12;

    public int Chunks => nest.Outer * Runs;

    private int Runs => (nest.Inner + RunLength - 1) / RunLength;

    public void Run(int chunk, Scratch scratch)
    {
        var (outer, run) = Math.DivRem(chunk, Runs);
        var start = run * RunLength;
        var count = Math.Min(RunLength, nest.Inner - start);
        var size = (nint)nest.Reduced * nest.Inner;
        var a = left.Pointer + (outer * size) + start;
        var b = right.Pointer + (outer % nest.Repeated * size) + start;
        var y = sums.Pointer + ((nint)outer * nest.Inner) + start;
        if (typeof(T) == typeof(float))
        {
            Add((float*)a, (float*)b, (float*)y, count);
        }
        else
        {
            Add((double*)a, (double*)b, (double*)y, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(float* a, float* b, float* y, int count)
    {
        for (var i = 0; i < count; i += Vector256<float>.Count)
        {
            var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
            var place = (nint)i;
            for (var turn = 0; turn < nest.Reduced; turn++, place += nest.Inner)
            {
                var product = Vector256.Load(a + place) * Vector256.Load(b + place);
                low += Vector256.WidenLower(product);
                high += Vector256.WidenUpper(product);
            }

            Tail.Store(Vector256.Narrow(low, high), y + i, Math.Min(Vector256<float>.Count, count - i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(double* a, double* b, double* y, int count)
    {
        for (var i = 0; i < count; i += Vector256<double>.Count)
        {
            var sum = Vector256<double>.Zero;
            var place = (nint)i;
            for (var turn = 0; turn < nest.Reduced; turn++, place += nest.Inner)
            {
                sum += Vector256.Load(a + place) * Vector256.Load(b + place);
            }

            Tail.Store(sum, y + i, Math.Min(Vector256<double>.Count, count - i));
        }
    }
}
