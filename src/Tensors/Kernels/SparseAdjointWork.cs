namespace RepXai.Tensors.Kernels;

/// <summary>
/// The adjoint of a convolution in its input for images with few channels that differ from zero. A chunk is some input channels of one image.
/// </summary>
internal readonly unsafe struct SparseAdjointWork<T>(
    ConvolutionCase shape, FoldGeometry geometry, SparseCotangent sparse, T* cotangent, T* weights, T* results) : IWork
    where T : unmanaged
{
    private const int ChannelsInChunk = 64;

    public int Chunks => sparse.Images.Length * ChunksOfImage;

    private int ChunksOfImage => (shape.Inputs + ChannelsInChunk - 1) / ChannelsInChunk;

    public void Run(int chunk, Scratch scratch)
    {
        var (place, part) = Math.DivRem(chunk, ChunksOfImage);
        var image = (nint)sparse.Images[place];
        var totals = scratch.Get<T>(ScratchUse.Products, geometry.TotalsLength);
        var end = Math.Min(shape.Inputs, (part + 1) * ChannelsInChunk);
        for (var channel = part * ChannelsInChunk; channel < end; channel++)
        {
            new Span<T>(totals, geometry.TotalsLength).Clear();
            foreach (var output in sparse.ChannelsOf(place))
            {
                if (output >= 0)
                {
                    var window = weights + ((((nint)output * shape.Inputs) + channel) * shape.Taps);
                    AddChannel(cotangent + (((image * shape.Outputs) + output) * shape.OutputPlane), window, totals);
                }
            }

            Fold.Write(geometry, totals, results + (((image * shape.Inputs) + channel) * shape.InputPlane));
        }
    }

    private void AddChannel(T* source, T* window, T* totals)
    {
        for (var row = 0; row < geometry.OutputHeight; row++, source += geometry.OutputWidth)
        {
            Fold.AddScaled(geometry, row, source, window, totals);
        }
    }
}
