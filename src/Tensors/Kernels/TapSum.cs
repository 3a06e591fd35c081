using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>What a window sees that moves over rows: sums of a few elements at fixed distances, each times a factor.</summary>
/// <param name="offsets">Where the first place of the window sees each tap.</param>
/// <param name="factors">The taps' factors.</param>
/// <param name="taps">Number of taps.</param>
internal readonly unsafe struct TapSum<T>(nint* offsets, T* factors, int taps)
    where T : unmanaged
{
    /// <summary>
    /// target[row, i] = sum over the taps of factor times source[row, offset + i], each one chain of fused multiply-adds in the order of the taps.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(T* source, nint sourceStep, T* target, nint targetStep, int rows, int columns)
    {
        var width = Vector256<T>.Count;
        var last = columns - width;
        for (var row = 0; row < rows; row++, source += sourceStep, target += targetStep)
        {
            if (last < 0)
            {
                Tail.Store(One(source), target, columns);
                continue;
            }

            // Vectors at the end overlap: nothing outside the row is written.
            for (var i = 0; i < columns; i += 4 * width)
            {
                var (b, c, d) = (Math.Min(i + width, last), Math.Min(i + (2 * width), last), Math.Min(i + (3 * width), last));
                if (columns - i > 2 * width)
                {
                    WriteFour(source, target, i, b, c, d);
                }
                else if (columns - i > width)
                {
                    WriteTwo(source, target, i, b);
                }
                else
                {
                    var a = Math.Min(i, last);
                    One(source + a).Store(target + a);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<T> One(T* source)
    {
        var total = Vector256<T>.Zero;
        for (var tap = 0; tap < taps; tap++)
        {
            total = Simd256<T>.MultiplyAdd(Vector256.Create(factors[tap]), Vector256.Load(source + offsets[tap]), total);
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteTwo(T* source, T* target, int a, int b)
    {
        var (first, second) = (Vector256<T>.Zero, Vector256<T>.Zero);
        for (var tap = 0; tap < taps; tap++)
        {
            var factor = Vector256.Create(factors[tap]);
            var line = source + offsets[tap];
            first = Simd256<T>.MultiplyAdd(factor, Vector256.Load(line + a), first);
            second = Simd256<T>.MultiplyAdd(factor, Vector256.Load(line + b), second);
        }

        first.Store(target + a);
        second.Store(target + b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteFour(T* source, T* target, int a, int b, int c, int d)
    {
        var first = Vector256<T>.Zero;
        var (second, third, fourth) = (first, first, first);
        for (var tap = 0; tap < taps; tap++)
        {
            var factor = Vector256.Create(factors[tap]);
            var line = source + offsets[tap];
            first = Simd256<T>.MultiplyAdd(factor, Vector256.Load(line + a), first);
            second = Simd256<T>.MultiplyAdd(factor, Vector256.Load(line + b), second);
            third = Simd256<T>.MultiplyAdd(factor, Vector256.Load(line + c), third);
            fourth = Simd256<T>.MultiplyAdd(factor, Vector256.Load(line + d), fourth);
        }

        first.Store(target + a);
        second.Store(target + b);
        third.Store(target + c);
        fourth.Store(target + d);
    }
}
