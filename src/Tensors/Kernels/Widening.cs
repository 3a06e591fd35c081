using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels;

/// <summary>Reads elements of either format as binary64, and writes them back.</summary>
internal static unsafe class Widening
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load<T>(T* source)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Widen(Vector128.Load((float*)source))
            : Vector256.Load((double*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Element<T>(T* source)
        where T : unmanaged => typeof(T) == typeof(float) ? *(float*)source : *(double*)source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(double value, T* destination)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            *(float*)destination = (float)value;
        }
        else
        {
            *(double*)destination = value;
        }
    }

    /// <summary>Writes eight elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<double> low, Vector256<double> high, T* destination)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Vector256.Narrow(low, high).Store((float*)destination);
        }
        else
        {
            low.Store((double*)destination);
            high.Store((double*)destination + 4);
        }
    }

    /// <summary>One instruction with its operand in memory, where there is one: the portable way loads first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(Vector128<float> values) =>
        Avx.IsSupported ? Avx.ConvertToVector256Double(values) : Vector256.WidenLower(values.ToVector256Unsafe());
}
