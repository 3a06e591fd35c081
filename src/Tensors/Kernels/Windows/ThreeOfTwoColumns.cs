using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// Windows of three columns at every second place. Two of their four vectors start behind the first column, where rows do that begin on a line of the
/// cache and have one column in front.
/// </summary>
internal readonly unsafe struct ThreeOfTwoColumns<T> : IWindowColumns<T>
    where T : unmanaged
{
    public static int Taps => 3;

    public static int Stride => 2;

    public static int Slots => 4;

    public static int Start(int slot) => (slot % 2 * Vector256<T>.Count) + (slot / 2 * 2) - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<T> First, Vector256<T> Second, Vector256<T> Third) Load<TLanes>(T* place, TLanes lanes)
        where TLanes : struct, ILanes<T>
    {
        var (before, amid) = (lanes.Load(place - 1, 0), lanes.Load(place + Vector256<T>.Count - 1, 1));
        var (low, high) = (lanes.Load(place + 1, 2), lanes.Load(place + Vector256<T>.Count + 1, 3));
        return (Pairs.Odd(before, amid), Pairs.Even(low, high), Pairs.Odd(low, high));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> InOrder(Vector256<T> windows) => Pairs.InOrder(windows);
}
