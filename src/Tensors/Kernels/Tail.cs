using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels;

/// <summary>The end of a run that is shorter than a vector: whole vectors are read (blocks have slack behind them), only elements are written.</summary>
internal static unsafe class Tail
{
    /// <summary>Writes the first elements, or all; whole vectors go without a mask, which some processors write several times slower.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> value, T* destination, int count)
        where T : unmanaged
    {
        if (count >= Vector256<T>.Count)
        {
            value.Store(destination);
            return;
        }

        if (Avx.IsSupported && typeof(T) == typeof(float))
        {
            Avx.MaskStore((float*)destination, Mask<float>(count), value.As<T, float>());
            return;
        }

        for (var i = 0; i < count; i++)
        {
            destination[i] = value.GetElement(i);
        }
    }

    /// <summary>Writes the first elements, or all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> value, T* destination, nint count)
        where T : unmanaged
    {
        Store(value.GetLower(), destination, (int)count);
        if (count > Vector256<T>.Count)
        {
            Store(value.GetUpper(), destination + Vector256<T>.Count, (int)count - Vector256<T>.Count);
        }
    }

    /// <summary>The first elements, or all, and zeros behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Masked<T>(Vector512<T> value, nint count)
        where T : unmanaged => count >= Vector512<T>.Count ? value : value & LineMask<T>(count);

    /// <summary>All bits of a line's first <paramref name="count"/> elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LineMask<T>(nint count)
        where T : unmanaged => Vector512.Create(Mask<T>((int)count), Mask<T>((int)count - Vector256<T>.Count));

    /// <summary>All bits of the first <paramref name="count"/> elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Mask<T>(int count)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Vector256.LessThan(Vector256<float>.Indices, Vector256.Create((float)count)).As<float, T>()
            : Vector256.LessThan(Vector256<double>.Indices, Vector256.Create((double)count)).As<double, T>();
}
