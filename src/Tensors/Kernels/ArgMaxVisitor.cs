using System.Numerics;
using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>Finds the first greatest element of each window; one that is not a number is greater than all others.</summary>
internal readonly unsafe struct ArgMaxVisitor<T>(Block<T> x, Block<int> y, int inputPlane, int outputPlane) : IWindowVisitor
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Visit(int plane, int output, in PoolWindow window)
    {
        y.Pointer[((nint)plane * outputPlane) + output] = Find(x.Pointer + ((nint)plane * inputPlane), in window);
    }

    /// <summary>The place of a window's element in its plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(T* source, in PoolWindow window)
    {
        var best = Math.Max(0, window.RowStart(0, 0));
        for (var slice = 0; slice < window.Slices.Count; slice++)
        {
            for (var row = 0; row < window.Rows.Count; row++)
            {
                var place = window.RowStart(slice, row);
                for (var column = 0; column < window.Columns.Count; column++, place += window.Columns.Step)
                {
                    if (source[place] > source[best] || (T.IsNaN(source[place]) && !T.IsNaN(source[best])))
                    {
                        best = place;
                    }
                }
            }
        }

        return best;
    }
}
