using System.Numerics;
using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>Writes the mean of each window.</summary>
internal readonly unsafe struct AverageVisitor<T>(Block<T> x, Block<T> y, int inputPlane, int outputPlane) : IWindowVisitor
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Visit(int plane, int output, in PoolWindow window)
    {
        var source = x.Pointer + ((nint)plane * inputPlane);
        var total = T.Zero;
        for (var slice = 0; slice < window.Slices.Count; slice++)
        {
            for (var row = 0; row < window.Rows.Count; row++)
            {
                var place = window.RowStart(slice, row);
                for (var column = 0; column < window.Columns.Count; column++, place += window.Columns.Step)
                {
                    total += source[place];
                }
            }
        }

        y.Pointer[((nint)plane * outputPlane) + output] = total / T.CreateTruncating(window.Divisor);
    }
}
