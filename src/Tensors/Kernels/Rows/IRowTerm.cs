using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>
/// What stands at each place of a row, a whole cache line at a time, so that chains of operations overlap; elements behind the row's end may be read
/// and do not count.
/// </summary>
internal interface IRowTerm<T>
{
    /// <summary>The elements from a place on.</summary>
    Vector512<T> At(nint place);
}
