using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>A sum that is kept in the elements' format for some lines, and then in binary64.</summary>
internal struct RowTotal<T>
    where T : unmanaged, INumber<T>
{
    private Vector256<T> sums;

    public double Value { get; private set; }

    public void Clear() => (sums, Value) = (Vector256<T>.Zero, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector512<T> terms) => sums += terms.GetLower() + terms.GetUpper();

    /// <summary>Adds a b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector512<T> a, Vector512<T> b) =>
        sums = Simd256<T>.MultiplyAdd(a.GetUpper(), b.GetUpper(), Simd256<T>.MultiplyAdd(a.GetLower(), b.GetLower(), sums));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Settle()
    {
        Value += double.CreateTruncating(Vector256.Sum(sums));
        sums = Vector256<T>.Zero;
    }
}
