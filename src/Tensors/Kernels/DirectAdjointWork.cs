namespace RepXai.Tensors.Kernels;

/// <summary>The adjoint in the input of a convolution with small groups: each output adds its taps to the inputs. A chunk is one group of one image.</summary>
internal readonly unsafe struct DirectAdjointWork<T>(ConvolutionCase shape, FoldGeometry geometry, T* cotangent, T* weights, T* results) : IWork
    where T : unmanaged
{
    public int Chunks => shape.Images * shape.Groups;

    public void Run(int chunk, Scratch scratch)
    {
        var group = chunk % shape.Groups;
        var totals = scratch.Get<T>(ScratchUse.Products, geometry.TotalsLength);
        for (var channel = 0; channel < shape.InputsInGroup; channel++)
        {
            new Span<T>(totals, geometry.TotalsLength).Clear();
            for (var output = 0; output < shape.OutputsInGroup; output++)
            {
                var own = weights + ((((((nint)group * shape.OutputsInGroup) + output) * shape.InputsInGroup) + channel) * shape.Taps);
                var source = cotangent + ((((nint)chunk * shape.OutputsInGroup) + output) * shape.OutputPlane);
                for (var row = 0; row < geometry.OutputHeight; row++)
                {
                    Fold.AddScaled(geometry, row, source + (row * geometry.OutputWidth), own, totals);
                }
            }

            Fold.Write(geometry, totals, results + ((((nint)chunk * shape.InputsInGroup) + channel) * shape.InputPlane));
        }
    }
}
