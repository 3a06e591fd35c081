using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>Rows of a packed panel: one behind the other.</summary>
internal unsafe struct PackedRows<T>(T* row) : IRightRows<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T* After(int rows, int columns) => row + (rows * columns);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int rows, int columns) => row += rows * columns;
}
