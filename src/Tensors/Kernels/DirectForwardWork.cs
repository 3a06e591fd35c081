namespace RepXai.Tensors.Kernels;

/// <summary>
/// A convolution whose groups are so small that products would leave most of a tile empty, such as a depthwise one: every output is one chain
/// of fused multiply-adds over channels and taps, neighbours side by side. A chunk is one group of one image.
/// </summary>
internal readonly unsafe struct DirectForwardWork<T>(ConvolutionCase shape, FoldGeometry geometry, T* images, T* weights, T* results) : IWork
    where T : unmanaged
{
    public int Chunks => shape.Images * shape.Groups;

    public void Run(int chunk, Scratch scratch)
    {
        var group = chunk % shape.Groups;
        var size = shape.InputsInGroup * geometry.Taps;
        var padded = scratch.Get<T>(ScratchUse.Columns, shape.InputsInGroup * geometry.PaddedPlane);
        var offsets = scratch.Get<nint>(ScratchUse.Segments, size);
        for (var channel = 0; channel < shape.InputsInGroup; channel++)
        {
            var source = images + ((((nint)chunk * shape.InputsInGroup) + channel) * geometry.InputPlane);
            RowPhases.Pad(geometry, source, default, padded + (channel * geometry.PaddedPlane));
            for (var tap = 0; tap < geometry.Taps; tap++)
            {
                offsets[(channel * geometry.Taps) + tap] = (channel * geometry.PaddedPlane) + geometry.TapOffsets[tap];
            }
        }

        for (var output = 0; output < shape.OutputsInGroup; output++)
        {
            var sum = new TapSum<T>(offsets, weights + ((((nint)group * shape.OutputsInGroup) + output) * size), size);
            var target = results + ((((nint)chunk * shape.OutputsInGroup) + output) * geometry.OutputPlane);
            sum.Write(padded, geometry.PaddedStep, target, geometry.OutputWidth, geometry.OutputHeight, geometry.OutputWidth);
        }
    }
}
