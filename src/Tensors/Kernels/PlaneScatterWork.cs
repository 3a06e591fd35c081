using System.Numerics;
using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>Adds elements to zeroed planes at indices, in order; planes of either operand may serve many results. A chunk is one plane.</summary>
internal readonly unsafe struct PlaneScatterWork<T>(LoopNest planes, Block<T> x, Block<int> indices, Block<T> y, int inputPlane, int outputPlane) : IWork
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var source = x.Pointer + ((nint)planes.ElementOffset(0, chunk) * inputPlane);
        var index = indices.Pointer + ((nint)planes.ElementOffset(1, chunk) * inputPlane);
        var target = y.Pointer + ((nint)chunk * outputPlane);
        new Span<T>(target, outputPlane).Clear();
        for (var i = 0; i < inputPlane; i++)
        {
            target[index[i]] += source[i];
        }
    }
}
