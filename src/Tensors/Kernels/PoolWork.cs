using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>Visits the windows of planes in order; a chunk is one plane.</summary>
internal readonly struct PoolWork<TVisitor>(PoolWindows windows, TVisitor visitor) : IWork
    where TVisitor : struct, IWindowVisitor
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var output = 0;
        for (var slice = 0; slice < windows.Output[0]; slice++)
        {
            for (var row = 0; row < windows.Output[1]; row++)
            {
                for (var column = 0; column < windows.Output[2]; column++, output++)
                {
                    var window = windows.At(slice, row, column);
                    visitor.Visit(chunk, output, in window);
                }
            }
        }
    }
}
