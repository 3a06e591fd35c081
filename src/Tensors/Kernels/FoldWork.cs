namespace RepXai.Tensors.Kernels;

/// <summary>
/// The adjoint of a strided convolution, or of one with few input channels: products of all taps at once, [input channels x taps, outputs]
/// times the cotangent, whose rows are then folded into the inputs. A chunk is a few images and some of the input channels of one group.
/// </summary>
internal readonly unsafe struct FoldWork<T> : IWork
    where T : unmanaged
{
    /// <summary>Fewer positions would leave panels half empty.</summary>
    private const int FewestPositions = 192;

    /// <summary>Channels in a chunk, so that their totals stay near a core.</summary>
    private const int MostChannels = 32;

    /// <summary>The same for windows of one place, which need no totals: only the cotangent's panels are read again for each chunk.</summary>
    private const int MostPointwiseChannels = 256;

    /// <summary>Elements of the columns that are folded at a time: half a second-level cache.</summary>
    private const int ColumnsInCache = 1 << 16;

    private readonly ConvolutionCase shape;
    private readonly FoldGeometry geometry;
    private readonly PackedLeft<T> layout;
    private readonly UnfoldGeometry pointwise;
    private readonly T* packed;
    private readonly T* cotangent;
    private readonly T* result;
    private readonly int imagesInChunk;
    private readonly int channelsInChunk;

    public FoldWork(ConvolutionCase shape, PackedLeft<T> layout, T* packed, T* cotangent, T* result)
    {
        (this.shape, this.layout, geometry) = (shape, layout, new FoldGeometry(shape));
        this.packed = packed;
        this.cotangent = cotangent;
        this.result = result;
        pointwise = UnfoldGeometry.Plane(shape.OutputPlane);
        imagesInChunk = Math.Clamp((FewestPositions + shape.OutputPlane - 1) / shape.OutputPlane, 1, shape.Images);
        channelsInChunk = Math.Min(IsPointwise ? MostPointwiseChannels : MostChannels, shape.InputsInGroup);
    }

    public int Chunks => ImageChunks * ChannelChunks * shape.Groups;

    private bool IsPointwise => geometry.Taps == 1;

    private int ImageChunks => (shape.Images + imagesInChunk - 1) / imagesInChunk;

    private int ChannelChunks => (shape.InputsInGroup + channelsInChunk - 1) / channelsInChunk;

    public void Run(int chunk, Scratch scratch)
    {
        var (rest, channelChunk) = Math.DivRem(chunk, ChannelChunks);
        var (imageChunk, group) = Math.DivRem(rest, shape.Groups);
        var firstImage = imageChunk * imagesInChunk;
        var images = Math.Min(imagesInChunk, shape.Images - firstImage);
        var firstChannel = channelChunk * channelsInChunk;
        var channels = Math.Min(channelsInChunk, shape.InputsInGroup - firstChannel);
        var length = IsPointwise ? geometry.RowPitch : images * channels * geometry.TotalsLength;
        var totals = scratch.Get<T>(ScratchUse.Products, length);
        new Span<T>(totals, length).Clear();
        AddBands(group, firstImage, images, firstChannel, channels, totals, scratch);
        for (var i = 0; i < images && !IsPointwise; i++)
        {
            for (var channel = 0; channel < channels; channel++, totals += geometry.TotalsLength)
            {
                Fold.Write(geometry, totals, Plane(group, firstImage + i, firstChannel + channel));
            }
        }
    }

    private T* Plane(int group, int image, int channel) =>
        result + ((((nint)image * shape.Inputs) + (group * shape.InputsInGroup) + channel) * shape.InputPlane);

    private void AddBands(int group, int firstImage, int images, int firstChannel, int channels, T* totals, Scratch scratch)
    {
        var height = layout.Kernel.Rows;
        var firstPanel = firstChannel * geometry.Taps / height;
        var endPanel = (((firstChannel + channels) * geometry.Taps) + height - 1) / height;
        var rows = (endPanel - firstPanel) * height;
        var rowsInBand = Math.Max(1, ColumnsInCache / (rows * geometry.OutputWidth));
        var allRows = images * geometry.OutputHeight;
        for (var start = 0; start < allRows; start += rowsInBand)
        {
            var count = Math.Min(rowsInBand, allRows - start);
            var columns = Multiply(group, firstImage, start, count, firstPanel, endPanel, scratch, out var pitch);
            var own = columns + (((nint)firstChannel * geometry.Taps) - ((nint)firstPanel * height)) * pitch;
            for (var channel = 0; channel < channels; channel++)
            {
                for (var row = 0; row < count; row++)
                {
                    var (image, outputRow) = Math.DivRem(start + row, geometry.OutputHeight);
                    var source = own + (channel * geometry.Taps * pitch) + (row * geometry.OutputWidth);
                    if (IsPointwise)
                    {
                        Fold.WritePoints(geometry, outputRow, source, totals, Plane(group, firstImage + image, firstChannel + channel));
                    }
                    else
                    {
                        Fold.Add(geometry, outputRow, source, pitch, totals + (((nint)image * channels) + channel) * geometry.TotalsLength);
                    }
                }
            }
        }
    }

    /// <summary>Columns [channel x tap, position] of a band of output rows.</summary>
    private T* Multiply(
        int group, int firstImage, int startRow, int rows, int firstPanel, int endPanel, Scratch scratch, out nint pitch)
    {
        var (height, width) = (layout.Kernel.Rows, layout.Kernel.Columns);
        var count = rows * geometry.OutputWidth;
        var padded = (count + width - 1) / width * width;
        pitch = padded;
        var columns = scratch.Get<T>(ScratchUse.Columns, (nint)(endPanel - firstPanel) * height * padded);
        var offsets = ProductRun<T>.SideBySide(padded, scratch);
        var groupStride = (nint)shape.OutputsInGroup * shape.OutputPlane;
        var images = cotangent + ((((nint)firstImage * shape.Groups) + group) * groupStride);
        var right = new UnfoldOperand<T>(pointwise, new UnfoldSource<T>(images, shape.OutputsInGroup, groupStride * shape.Groups, 0));
        right.Begin(startRow * geometry.OutputWidth, count, width, scratch);
        var panels = scratch.Get<T>(ScratchUse.RightPanels, (nint)padded * layout.Blocks.SizeAt(0));
        var run = new ProductRun<T>(layout, packed + (group * layout.Length), columns - (firstPanel * height * pitch), pitch, accumulate: false);
        for (var start = 0; start < layout.Blocks.Depth; start += layout.Blocks.SizeAt(start))
        {
            right.Pack(start, layout.Blocks.SizeAt(start), panels);
            run.MultiplyBlock(start, new RightBlock<T>(panels, null), offsets, padded, firstPanel, endPanel, null, scratch);
        }

        return columns;
    }
}
