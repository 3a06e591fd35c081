using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>
/// The adjoint of a convolution in its input for images with few channels that differ from zero. A chunk is some input channels of one image.
/// </summary>
internal readonly unsafe struct SparseAdjointWork<T>(
    ConvolutionCase shape, FoldGeometry geometry, SparseCotangent sparse, AdjointOperands<T> operands, T* weights) : IWork
    where T : unmanaged
{
    private const int ChannelsInChunk = 64;

    public int Chunks => sparse.Images.Length * ChunksOfImage;

    private int ChunksOfImage => (shape.Inputs + ChannelsInChunk - 1) / ChannelsInChunk;

    public void Run(int chunk, Scratch scratch)
    {
        var (place, part) = Math.DivRem(chunk, ChunksOfImage);
        var image = sparse.Images[place];
        var totals = scratch.Get<T>(ScratchUse.Products, geometry.TotalsLength);
        var source = scratch.Get<T>(ScratchUse.Columns, (nint)SparseCotangent.MostChannels * shape.OutputPlane);
        ReadChannels(place, image, source);
        var end = Math.Min(shape.Inputs, (part + 1) * ChannelsInChunk);
        for (var channel = part * ChannelsInChunk; channel < end; channel++)
        {
            new Span<T>(totals, geometry.TotalsLength).Clear();
            AddChannels(place, channel, source, totals);
            var plane = ((nint)image * shape.Inputs) + channel;
            Fold.Write(geometry, totals, operands.Results + (plane * shape.InputPlane));
            operands.AddEarlier(image, (nint)channel * shape.InputPlane, shape.InputPlane);
        }
    }

    /// <summary>The channels behind their gate, one after the other.</summary>
    private void ReadChannels(int place, int image, T* target)
    {
        foreach (var output in sparse.ChannelsOf(place))
        {
            if (output >= 0)
            {
                var gate = operands.Cotangent.Gate(image);
                var start = (nint)output * shape.OutputPlane;
                var source = operands.Cotangent.Image(image) + start;
                for (var i = 0; i < shape.OutputPlane; i += Vector256<T>.Count)
                {
                    var seen = GatedImages<T>.Load(source + i, gate == null ? null : gate + start + i);
                    Tail.Store(seen, target + i, Math.Min(Vector256<T>.Count, shape.OutputPlane - i));
                }

                target += shape.OutputPlane;
            }
        }
    }

    private void AddChannels(int place, int channel, T* source, T* totals)
    {
        foreach (var output in sparse.ChannelsOf(place))
        {
            for (var row = 0; output >= 0 && row < geometry.OutputHeight; row++, source += geometry.OutputWidth)
            {
                Fold.AddScaled(geometry, row, source, weights + ((((nint)output * shape.Inputs) + channel) * shape.Taps), totals);
            }
        }
    }
}
