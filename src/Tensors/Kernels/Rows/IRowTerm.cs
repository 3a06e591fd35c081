using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>What stands at each place of a row, a whole vector at a time; elements behind the row's end may be read and do not count.</summary>
internal interface IRowTerm<T>
{
    /// <summary>The elements from a place on.</summary>
    Vector256<T> At(nint place);
}
