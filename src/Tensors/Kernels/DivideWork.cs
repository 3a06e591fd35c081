using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>Divides planes, element by element, by what a window at each place counts. A chunk is a plane.</summary>
/// <param name="x">The planes.</param>
/// <param name="divisors">The divisors of one plane.</param>
/// <param name="y">Where the quotients go; may be the planes themselves.</param>
/// <param name="plane">Elements of a plane.</param>
internal readonly unsafe struct DivideWork<T>(T* x, T* divisors, T* y, int plane) : IWork
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var source = x + ((nint)chunk * plane);
        var target = y + ((nint)chunk * plane);
        var i = 0;
        for (; i + Vector256<T>.Count <= plane; i += Vector256<T>.Count)
        {
            (Vector256.Load(source + i) / Vector256.Load(divisors + i)).Store(target + i);
        }

        Tail.Store(Vector256.Load(source + i) / Vector256.Load(divisors + i), target + i, plane - i);
    }
}
