using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>Windows of three columns at each place.</summary>
internal readonly unsafe struct ThreeColumns<T> : IWindowColumns<T>
    where T : unmanaged
{
    public static int Taps => 3;

    public static int Stride => 1;

    public static int Slots => 3;

    public static int Start(int slot) => slot;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<T> First, Vector256<T> Second, Vector256<T> Third) Load<TLanes>(T* place, TLanes lanes)
        where TLanes : struct, ILanes<T> => (lanes.Load(place, 0), lanes.Load(place + 1, 1), lanes.Load(place + 2, 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> InOrder(Vector256<T> windows) => windows;
}
