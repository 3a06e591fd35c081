namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Transforms a layer's weights and packs them, one left operand for each point; a chunk is one panel of rows.</summary>
internal readonly unsafe struct WinogradWeights<TScheme>(WinogradLayer layer, PackedLeft<float> layout, float* weights, float* packed) : IWork
    where TScheme : struct, ITileScheme
{
    public void Run(int chunk, Scratch scratch)
    {
        var (height, depth) = (layout.Kernel.Rows, layout.Blocks.Depth);
        var window = stackalloc double[layer.Down.Taps * layer.Across.Taps];
        for (var lane = 0; lane < height; lane++)
        {
            var row = (chunk * height) + lane;
            for (var start = 0; start < depth; start += layout.Blocks.SizeAt(start))
            {
                var target = layout.Panel(packed, chunk, start) + lane;
                for (var k = 0; k < layout.Blocks.SizeAt(start); k++, target += height)
                {
                    Transform(row, start + k, window, target);
                }
            }
        }
    }

    private void Transform(int row, int channel, double* window, float* target)
    {
        if (row < layer.Rows)
        {
            ReadWindow(row, channel, window);
            WinogradTransform<TScheme>.Weights(window, target, layout.Length);
            return;
        }

        for (var point = 0; point < layer.Points * layer.Points; point++)
        {
            target[point * layout.Length] = 0;
        }
    }

    private void ReadWindow(int row, int channel, double* window)
    {
        var (phase, result) = layer.Place(row);
        var (phaseDown, phaseAcross) = Math.DivRem(phase, layer.Stride);
        var (down, across) = (layer.Down, layer.Across);
        var index = down.IsForward ? ((nint)result * layer.Depth) + channel : ((nint)channel * layer.Channels) + result;
        var own = weights + (index * down.Window * across.Window);
        for (var i = 0; i < down.Taps; i++)
        {
            for (var j = 0; j < across.Taps; j++, window++)
            {
                var (tapDown, tapAcross) = (down.TapOf(phaseDown, i), across.TapOf(phaseAcross, j));
                *window = tapDown < 0 || tapAcross < 0 ? 0 : own[(tapDown * across.Window) + tapAcross];
            }
        }
    }
}
