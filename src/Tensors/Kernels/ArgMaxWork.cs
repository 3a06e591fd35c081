using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>Finds what <see cref="ArgMaxVisitor{T}"/> finds, for eight windows side by side. A chunk is a plane.</summary>
internal readonly unsafe struct ArgMaxWork(FoldGeometry geometry, PoolWindows windows, float* x, int* y) : IWork
{
    public void Run(int chunk, Scratch scratch)
    {
        var padded = scratch.Get<float>(ScratchUse.Columns, geometry.PaddedPlane);
        var offsets = scratch.Get<nint>(ScratchUse.Segments, geometry.Taps);
        var places = scratch.Get<int>(ScratchUse.Tile, geometry.Taps);
        var firsts = scratch.Get<int>(ScratchUse.Row, geometry.OutputWidth);
        RowPhases.Pad(geometry, x + ((nint)chunk * geometry.InputPlane), float.NegativeInfinity, padded);
        for (var tap = 0; tap < geometry.Taps; tap++)
        {
            var (down, across) = Math.DivRem(tap, geometry.KernelWidth);
            offsets[tap] = geometry.TapOffsets[tap];
            places[tap] = (down * geometry.DilationDown * geometry.InputWidth) + (across * geometry.DilationAcross);
        }

        for (var column = 0; column < geometry.OutputWidth; column++)
        {
            firsts[column] = windows.Inside(2, column).First;
        }

        var target = y + ((nint)chunk * geometry.OutputPlane);
        for (var row = 0; row < geometry.OutputHeight; row++, padded += geometry.PaddedStep, target += geometry.OutputWidth)
        {
            var firstRow = windows.Inside(1, row).First * geometry.InputWidth;
            var start = (((row * geometry.StrideDown) - geometry.PadTop) * geometry.InputWidth) - geometry.PadLeft;
            Find(padded, offsets, places, firsts, firstRow, start, target);
        }
    }

    /// <summary>
    /// One row of windows. The margins are never greater than anything, so they are never taken; where a window sees nothing that is, its first
    /// element stays.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Find(float* lines, nint* offsets, int* places, int* firsts, int firstRow, int start, int* target)
    {
        var (taps, count, stride) = (geometry.Taps, geometry.OutputWidth, geometry.StrideAcross);
        for (var i = 0; i < count; i += Vector256<float>.Count)
        {
            var best = Vector256.Create(float.NegativeInfinity);
            var place = Vector256.Max(Vector256.Load(firsts + i) + Vector256.Create(firstRow), Vector256<int>.Zero);
            var column = ((Vector256<int>.Indices + Vector256.Create(i)) * stride) + Vector256.Create(start);
            for (var tap = 0; tap < taps; tap++)
            {
                // Not (seen <= best) is true of what is greater and of what is not a number; the first such stays.
                var seen = Vector256.Load(lines + offsets[tap] + i);
                var takes = Vector256.AndNot(Vector256.Equals(best, best), Vector256.LessThanOrEqual(seen, best));
                best = Vector256.ConditionalSelect(takes, seen, best);
                place = Vector256.ConditionalSelect(takes.AsInt32(), column + Vector256.Create(places[tap]), place);
            }

            if (i + Vector256<int>.Count <= count)
            {
                place.Store(target + i);
            }
            else
            {
                Tail.Store(place.AsSingle(), (float*)target + i, count - i);
            }
        }
    }
}
