using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Windows of two columns at every second place.</summary>
internal readonly unsafe struct TwoOfTwoColumns<T> : IWindowColumns<T>
    where T : unmanaged
{
    public static int Taps => 2;

    public static int Stride => 2;

    public static int Slots => 2;

    public static int Start(int slot) => slot * Vector256<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<T> First, Vector256<T> Second, Vector256<T> Third) Load<TLanes>(T* place, TLanes lanes)
        where TLanes : struct, ILanes<T>
    {
        var (low, high) = (lanes.Load(place, 0), lanes.Load(place + Vector256<T>.Count, 1));
        var second = Pairs.Odd(low, high);
        return (Pairs.Even(low, high), second, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> InOrder(Vector256<T> windows) => Pairs.InOrder(windows);
}
