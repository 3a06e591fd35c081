using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>A row's own elements.</summary>
internal readonly unsafe struct Elements<T>(T* row) : IRowTerm<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> At(nint place) => Vector512.Load(row + place);
}
