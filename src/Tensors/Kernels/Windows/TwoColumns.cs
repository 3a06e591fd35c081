using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Windows of two columns at each place.</summary>
internal readonly unsafe struct TwoColumns<T> : IWindowColumns<T>
    where T : unmanaged
{
    public static int Taps => 2;

    public static int Stride => 1;

    public static int Slots => 2;

    public static int Start(int slot) => slot;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<T> First, Vector256<T> Second, Vector256<T> Third) Load<TLanes>(T* place, TLanes lanes)
        where TLanes : struct, ILanes<T>
    {
        var second = lanes.Load(place + 1, 1);
        return (lanes.Load(place, 0), second, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> InOrder(Vector256<T> windows) => windows;
}
