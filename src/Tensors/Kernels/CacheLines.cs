using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels;

/// <summary>Calls lines from memory before they are needed, where a processor would not foresee them; any address will do.</summary>
internal static unsafe class CacheLines
{
    /// <summary>Bytes of a line.</summary>
    public const int Bytes = 64;

    /// <summary>Floats in a line.</summary>
    public const int Elements = Bytes / sizeof(float);

    /// <summary>Brings a line into all caches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Call(void* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address);
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
