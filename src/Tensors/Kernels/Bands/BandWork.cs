using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Bands;

/// <summary>Convolves bands of rows; a chunk is one band of one image and group.</summary>
internal readonly unsafe struct BandWork<T>(BandGeometry geometry, PackedLeft<T> layout, T* packed, T* images, T* results) : IWork
    where T : unmanaged
{
    private readonly ConvolutionCase shape = geometry.Shape;

    public int Chunks => shape.Images * shape.Groups * geometry.Bands;

    public void Run(int chunk, Scratch scratch)
    {
        var (plane, band) = Math.DivRem(chunk, geometry.Bands);
        var firstRow = band * geometry.Rows;
        var rows = Math.Min(geometry.Rows, geometry.Image.OutputHeight - firstRow);
        var input = images + ((nint)plane * shape.InputsInGroup * shape.InputPlane);
        var output = results + ((nint)plane * shape.OutputsInGroup * shape.OutputPlane) + ((nint)firstRow * geometry.Image.OutputWidth);
        var left = packed + (plane % shape.Groups * layout.Length);
        var positions = rows * geometry.Pitch;
        if (geometry.IsDense)
        {
            var run = new ProductRun<T>(layout, left, output, shape.OutputPlane, accumulate: false);
            var sums = run.PartialSums(InTiles(positions), layout.PanelCount, scratch);
            Multiply(run, input, firstRow, rows, positions, sums, scratch);
        }
        else
        {
            var pitch = BandGeometry.SumsPitch(InTiles(positions));
            var sums = scratch.Get<T>(ScratchUse.Products, pitch * WholeRows);
            var whole = new PackedLeft<T>(layout.Kernel, WholeRows, layout.Blocks.Depth);
            Multiply(new ProductRun<T>(whole, left, sums, pitch, accumulate: false), input, firstRow, rows, InTiles(positions), null, scratch);
            Write(sums, pitch, rows, output);
        }
    }

    /// <summary>Rows of whole panels.</summary>
    private int WholeRows => layout.PanelCount * layout.Kernel.Rows;

    private int InTiles(int positions) => (positions + layout.Kernel.Columns - 1) / layout.Kernel.Columns * layout.Kernel.Columns;

    private void Multiply(ProductRun<T> run, T* input, int firstRow, int rows, int columns, T* sums, Scratch scratch)
    {
        var offsets = ProductRun<T>.SideBySide(columns, scratch);

        var (most, taps) = (layout.Blocks.SizeAt(0), geometry.TapPlaces.Length);
        var places = scratch.Get<nint>(ScratchUse.Segments, most);
        var copies = scratch.Get<T>(ScratchUse.RightPanels, (geometry.ChannelPitch * geometry.ChannelsIn(most)) + BandGeometry.Slack);
        for (var start = 0; start < layout.Blocks.Depth; start += layout.Blocks.SizeAt(start))
        {
            var (channel, tap) = Math.DivRem(start, taps);
            var size = layout.Blocks.SizeAt(start);
            Copy(input, channel, ((start + size - 1) / taps) - channel + 1, firstRow, rows, copies);
            nint place = 0;
            for (var i = 0; i < size; i++)
            {
                places[i] = place + geometry.TapPlaces[tap];
                (place, tap) = tap + 1 < taps ? (place, tap + 1) : (place + geometry.ChannelPitch, 0);
            }

            run.MultiplyBlock(start, new RightBlock<T>(copies, places), offsets, columns, 0, layout.PanelCount, sums, scratch);
        }
    }

    private void Copy(T* input, int channel, int channels, int firstRow, int rows, T* copies)
    {
        input += (nint)channel * shape.InputPlane;
        for (var i = 0; i < channels; i++, input += shape.InputPlane, copies += geometry.ChannelPitch)
        {
            BandCopy.Copy(geometry, firstRow, rows, input, copies);
        }
    }

    /// <summary>Writes the rows of a band, without what lies behind their ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(T* sums, nint pitch, int rows, T* output)
    {
        var width = geometry.Image.OutputWidth;
        for (var channel = 0; channel < shape.OutputsInGroup; channel++, sums += pitch, output += shape.OutputPlane)
        {
            for (var row = 0; row < rows; row++)
            {
                var source = sums + ((nint)row * geometry.Pitch);
                var target = output + ((nint)row * width);
                var i = 0;
                for (; i + Vector256<T>.Count <= width; i += Vector256<T>.Count)
                {
                    Vector256.Load(source + i).Store(target + i);
                }

                if (i < width)
                {
                    Tail.Store(Vector256.Load(source + i), target + i, width - i);
                }
            }
        }
    }
}
