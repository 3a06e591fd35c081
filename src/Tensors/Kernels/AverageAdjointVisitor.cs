using System.Numerics;
using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>Adds each window's share of its cotangent to the elements that it sees.</summary>
internal readonly unsafe struct AverageAdjointVisitor<T>(Block<T> cotangent, Block<T> y, int inputPlane, int outputPlane) : IWindowVisitor
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Visit(int plane, int output, in PoolWindow window)
    {
        var target = y.Pointer + ((nint)plane * inputPlane);
        var share = cotangent.Pointer[((nint)plane * outputPlane) + output] / T.CreateTruncating(window.Divisor);
        for (var slice = 0; slice < window.Slices.Count; slice++)
        {
            for (var row = 0; row < window.Rows.Count; row++)
            {
                var place = window.RowStart(slice, row);
                for (var column = 0; column < window.Columns.Count; column++, place += window.Columns.Step)
                {
                    target[place] += share;
                }
            }
        }
    }
}
