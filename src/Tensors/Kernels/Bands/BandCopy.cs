using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels.Bands;

/// <summary>Copies what the windows of a band see of one channel.</summary>
internal static unsafe class BandCopy
{
    /// <summary>Channels between what is copied and what is called from memory: they lie far apart, so that no cache foresees them.</summary>
    private const int Ahead = 4;

    /// <summary>Whole vectors are read and written: what is too much at the end of a row, zeros and the next row overwrite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<T>(BandGeometry geometry, int firstRow, int rows, T* plane, T* copies)
        where T : unmanaged
    {
        var image = geometry.Image;
        if (geometry.IsPointwise)
        {
            CopyRow(plane + ((nint)firstRow * image.InputWidth), copies, rows * image.InputWidth, (nint)Ahead * image.InputPlane);
            return;
        }

        foreach (var phase in geometry.Phases)
        {
            var (from, to, start) = Visible(geometry, phase);
            for (var i = 0; i < geometry.CopiedRows; i++, copies += geometry.Pitch)
            {
                var row = ((firstRow + i) * geometry.StrideDown) + phase.Down - image.PadTop;
                if ((uint)row >= (uint)image.InputHeight || from >= to)
                {
                    Clear(copies, geometry.Pitch);
                    continue;
                }

                Clear(copies, from);
                var source = plane + ((nint)row * image.InputWidth) + start;
                if (image.StrideAcross == 1)
                    CopyRow(source, copies + from, to - from, (nint)Ahead * image.InputPlane);
                else
                    Take(source, image.StrideAcross, copies + from, to - from, (nint)Ahead * image.InputPlane);
                Clear(copies + to, geometry.Pitch - to);
            }
        }

        Clear(copies, image.PadLeft);
    }

    /// <summary>Which columns of a phase lie in the image, and the first one's place in its row.</summary>
    private static (int From, int To, int Start) Visible(BandGeometry geometry, BandPhase phase)
    {
        var image = geometry.Image;
        var (stride, lead) = (image.StrideAcross, image.PadLeft - phase.Across);
        var from = lead <= 0 ? 0 : (lead + stride - 1) / stride;
        var to = Math.Min(geometry.Pitch, (image.InputWidth + lead + stride - 1) / stride);
        return (from, to, (from * stride) - lead);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyRow<T>(T* source, T* target, int count, nint ahead)
        where T : unmanaged
    {
        for (var i = 0; i < count; i += Vector256<T>.Count)
        {
            CacheLines.Call(source + i + ahead);
            Vector256.Load(source + i).Store(target + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear<T>(T* target, int count)
        where T : unmanaged
    {
        for (var i = 0; i < count; i += Vector256<T>.Count)
        {
            Vector256<T>.Zero.Store(target + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take<T>(T* source, int stride, T* target, int count, nint ahead)
        where T : unmanaged
    {
        var i = 0;
        if (stride == 2 && typeof(T) == typeof(float) && Avx2.IsSupported)
        {
            for (; i + 8 <= count; i += 8)
            {
                CacheLines.Call(source + (2 * i) + ahead);
                RowPhases.Evens((float*)source + (2 * i)).Store((float*)target + i);
            }
        }

        for (; i < count; i++)
        {
            target[i] = source[(nint)i * stride];
        }
    }
}
