using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels;

/// <summary>Calls lines from memory before they are needed, where a processor would not foresee them; any address will do.</summary>
internal static unsafe class CacheLines
{
    /// <summary>Bytes of a line.</summary>
    private const int Bytes = 64;

    /// <summary>Brings a line into all caches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Call(void* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address);
        }
    }

    /// <summary>Brings four lines into all caches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CallFour(void* start)
    {
        Call(start);
        Call((byte*)start + Bytes);
        Call((byte*)start + (2 * Bytes));
        Call((byte*)start + (3 * Bytes));
    }

    /// <summary>Brings the lines of so many bytes into all caches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Call(void* start, nint bytes)
    {
        for (nint i = 0; i < bytes; i += Bytes)
        {
            Call((byte*)start + i);
        }
    }

    /// <summary>Brings a line into all caches but the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CallToSecond(void* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(address);
        }
    }
}
