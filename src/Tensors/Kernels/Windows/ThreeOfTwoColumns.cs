using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Windows of three columns at every second place.</summary>
internal readonly unsafe struct ThreeOfTwoColumns<T> : IWindowColumns<T>
    where T : unmanaged
{
    public static int Taps => 3;

    public static int Stride => 2;

    public static int Slots => 4;

    public static int Start(int slot) => (slot % 2 * Vector256<T>.Count) + (slot / 2 * 2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<T> First, Vector256<T> Second, Vector256<T> Third) Load<TLanes>(T* place, TLanes lanes)
        where TLanes : struct, ILanes<T>
    {
        var (low, high) = (lanes.Load(place, 0), lanes.Load(place + Vector256<T>.Count, 1));
        var (later, latest) = (lanes.Load(place + 2, 2), lanes.Load(place + Vector256<T>.Count + 2, 3));
        return (Pairs.Even(low, high), Pairs.Odd(low, high), Pairs.Even(later, latest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> InOrder(Vector256<T> windows) => Pairs.InOrder(windows);
}
