using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>Means over windows: sums, over their divisors. A chunk is a plane.</summary>
internal readonly unsafe struct AverageWork<T>(DirectForwardWork<T> sums, T* divisors, T* results, int plane) : IWork
    where T : unmanaged
{
    public void Run(int chunk, Scratch scratch)
    {
        sums.Run(chunk, scratch);
        Divide(results + ((nint)chunk * plane), divisors, results + ((nint)chunk * plane), plane);
    }

    /// <summary>y = x / divisors</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Divide(T* x, T* divisors, T* y, int count)
    {
        var i = 0;
        for (; i + Vector256<T>.Count <= count; i += Vector256<T>.Count)
        {
            (Vector256.Load(x + i) / Vector256.Load(divisors + i)).Store(y + i);
        }

        Tail.Store(Vector256.Load(x + i) / Vector256.Load(divisors + i), y + i, count - i);
    }
}
