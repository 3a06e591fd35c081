using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RepXai.Tensors.Kernels;

/// <summary>Copies between number formats.</summary>
internal static class HostCopy
{
    public static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : INumber<TTo>
    {
        if (typeof(TFrom) == typeof(TTo))
        {
            ref var first = ref Unsafe.As<TFrom, TTo>(ref MemoryMarshal.GetReference(from));
            MemoryMarshal.CreateReadOnlySpan(ref first, from.Length).CopyTo(to);
            return;
        }

        for (var i = 0; i < from.Length; i++)
        {
            to[i] = TTo.CreateTruncating(from[i]);
        }
    }
}
