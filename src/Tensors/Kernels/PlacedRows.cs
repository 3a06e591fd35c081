using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>Rows that lie where a list says, in elements from a common start.</summary>
internal unsafe struct PlacedRows<T>(T* start, nint* places) : IRightRows<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T* After(int rows, int columns) => start + places[rows];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int rows, int columns) => places += rows;
}
