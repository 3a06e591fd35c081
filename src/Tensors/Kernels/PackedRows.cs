using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>Rows of a packed panel: one behind the other.</summary>
internal unsafe struct PackedRows<T>(T* row) : IRightRows<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* Next(int columns)
    {
        var own = row;
        row += columns;
        return own;
    }
}
