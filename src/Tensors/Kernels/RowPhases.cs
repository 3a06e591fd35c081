using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels;

/// <summary>Rows whose columns are kept apart by their remainder under a stride, so that what a moving window sees are neighbours.</summary>
internal static unsafe class RowPhases
{
    /// <summary>Puts a plane between margins of a given value, which <see cref="FoldGeometry"/> lays out.</summary>
    public static void Pad<T>(FoldGeometry geometry, T* plane, T margin, T* padded)
        where T : unmanaged
    {
        new Span<T>(padded, checked((int)geometry.PaddedPlane)).Fill(margin);
        var rows = Math.Clamp(geometry.PaddedHeight - geometry.PadTop, 0, geometry.InputHeight);
        padded += (nint)geometry.PadTop * geometry.PaddedPitch;
        for (var row = 0; row < rows; row++, plane += geometry.InputWidth, padded += geometry.PaddedPitch)
        {
            Split(plane, geometry.PaddedWidth, geometry.PadLeft, geometry.StrideAcross, geometry.PaddedPhase, padded);
        }
    }

    /// <summary>Column c goes to place (c + lead) / stride of phase (c + lead) % stride.</summary>
    private static void Split<T>(T* source, int count, int lead, int stride, int pitch, T* target)
        where T : unmanaged
    {
        if (stride == 1)
        {
            new ReadOnlySpan<T>(source, count).CopyTo(new Span<T>(target + lead, count));
            return;
        }

        var done = stride == 2 && typeof(T) == typeof(float) && Avx2.IsSupported
            ? Halve((float*)source, count, (float*)Place(target, lead, 2, pitch), (float*)Place(target, lead + 1, 2, pitch))
            : 0;
        for (var first = done; first < Math.Min(done + stride, count); first++)
        {
            var place = Place(target, first + lead, stride, pitch);
            for (var column = first; column < count; column += stride)
            {
                *place++ = source[column];
            }
        }
    }

    private static T* Place<T>(T* target, int column, int stride, int pitch)
        where T : unmanaged
    {
        var (place, phase) = Math.DivRem(column, stride);
        return target + ((nint)phase * pitch) + place;
    }

    /// <summary>Takes every second of sixteen elements, from the first on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Evens(float* source) => Halve(Vector256.Load(source), Vector256.Load(source + 8), 0x88);

    /// <summary>Parts even columns from odd ones, sixteen at a time; returns how many were.</summary>
    private static int Halve(float* source, int count, float* even, float* odd)
    {
        var i = 0;
        for (; i + 16 <= count; i += 16)
        {
            var (a, b) = (Vector256.Load(source + i), Vector256.Load(source + i + 8));
            Halve(a, b, 0x88).Store(even + (i / 2));
            Halve(a, b, 0xDD).Store(odd + (i / 2));
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Halve(Vector256<float> a, Vector256<float> b, [ConstantExpected] byte which) =>
        Avx2.Permute4x64(Avx.Shuffle(a, b, which).AsDouble(), 0xD8).AsSingle();
}
