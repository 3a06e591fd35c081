using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>A run of tiles, and the padded patches of the images that they see.</summary>
internal readonly unsafe struct WinogradChunk
{
    private readonly WinogradLayer layer;
    private readonly int firstTile;

    public WinogradChunk(WinogradLayer layer, int firstTile, int tiles, int panelWidth)
    {
        (this.layer, this.firstTile, Tiles) = (layer, firstTile, tiles);
        Columns = (tiles + panelWidth - 1) / panelWidth * panelWidth;
        Pitch = (layer.TilesAcross * layer.Outputs) + layer.Points + Vector256<float>.Count;
        FirstRow = firstTile / layer.TilesAcross;
        LastRow = (firstTile + tiles - 1) / layer.TilesAcross;
    }

    public int Tiles { get; }

    /// <summary>Tiles filled up to whole panels.</summary>
    public int Columns { get; }

    /// <summary>Length of a patch's row.</summary>
    public int Pitch { get; }

    /// <summary>Rows of tiles, counted over all images.</summary>
    private int FirstRow { get; }

    private int LastRow { get; }

    /// <summary>Elements of the patches, of which each holds the chunk's rows of one image.</summary>
    public int PatchLength => (PatchRow(LastRow) + layer.Points) * Pitch;

    /// <summary>Where each tile starts in the patches; tiles that only fill a panel repeat the first.</summary>
    public void LocateInputs(int* offsets)
    {
        for (var i = 0; i < Columns; i++)
        {
            var (row, column) = Math.DivRem(firstTile + (i < Tiles ? i : 0), layer.TilesAcross);
            offsets[i] = (PatchRow(row) * Pitch) + (column * layer.Outputs);
        }
    }

    /// <summary>Where each tile's outputs go.</summary>
    public void LocateOutputs(WinogradTile* places, GatedImages<float> earlier)
    {
        for (var i = 0; i < Tiles; i++)
        {
            var (row, column) = Math.DivRem(firstTile + i, layer.TilesAcross);
            var (image, down) = Math.DivRem(row, layer.TilesDown);
            var (y, x) = (down * layer.Outputs * layer.Stride, column * layer.Outputs * layer.Stride);
            var place = ((nint)y * layer.OutputWidth) + x;
            places[i] = new WinogradTile(
                ((nint)image * layer.Channels * layer.OutputPlane) + place,
                earlier.GateOffset(image) + place,
                layer.OutputHeight - y,
                layer.OutputWidth - x);
        }
    }

    /// <summary>Copies one channel of the images into patches whose padding is zero already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyChannel(GatedImages<float> images, int channel, float* patches)
    {
        var visible = Visible;
        for (int first = FirstRow, next; first <= LastRow; first = next)
        {
            (var image, next, var top, var end) = Part(first);
            var plane = images.Image(image) + ((nint)channel * layer.InputPlane);
            var gates = images.Gate(image);
            var patch = patches + ((nint)PatchRow(first) * Pitch) + layer.Across.Pad;
            for (var inputRow = Math.Max(0, top); inputRow < end; inputRow++)
            {
                var row = (nint)inputRow * layer.InputWidth;
                var target = patch + ((nint)(inputRow - top) * Pitch);
                if (gates == null)
                {
                    CopyRow(plane + row, target, visible);
                }
                else
                {
                    GateRow(plane + row, gates + ((nint)channel * layer.InputPlane) + row, target, visible);
                }
            }
        }
    }

    /// <summary>Calls the rows of a channel that a later <see cref="CopyChannel"/> reads, which would wait for each line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CallChannel(GatedImages<float> images, int channel)
    {
        for (int first = FirstRow, next; first <= LastRow; first = next)
        {
            (var image, next, var top, var end) = Part(first);
            var start = ((nint)channel * layer.InputPlane) + (Math.Max(0, top) * layer.InputWidth);
            var bytes = (nint)(end - Math.Max(0, top)) * layer.InputWidth * sizeof(float);
            CacheLines.Call(images.Image(image) + start, bytes);
            if (images.Gates != null)
            {
                CacheLines.Call(images.Gate(image) + start, bytes);
            }
        }
    }

    /// <summary>The image of a row of tiles, the first row of tiles of the next image, and the image's rows that those between see; some may lie above it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int Image, int Next, int Top, int End) Part(int first)
    {
        var (image, down) = Math.DivRem(first, layer.TilesDown);
        var next = Math.Min(LastRow + 1, (image + 1) * layer.TilesDown);
        var top = (down * layer.Outputs) - layer.Down.Pad;
        return (image, next, top, Math.Min(top + ((next - first - 1) * layer.Outputs) + layer.Points, layer.InputHeight));
    }

    /// <summary>The first patch row that a row of tiles sees; those of one image overlap.</summary>
    private int PatchRow(int row) =>
        ((row - FirstRow) * layer.Outputs) + (((row / layer.TilesDown) - (FirstRow / layer.TilesDown)) * (layer.Points - layer.Outputs));

    /// <summary>Copies a short row in whole vectors, of which the last overlaps the one before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyRow(float* source, float* target, int count)
    {
        if (count >= Vector256<float>.Count)
        {
            var last = count - Vector256<float>.Count;
            for (var i = 0; i < last; i += Vector256<float>.Count)
            {
                Vector256.Load(source + i).Store(target + i);
            }

            Vector256.Load(source + last).Store(target + last);
            return;
        }

        if (count >= Vector128<float>.Count)
        {
            var last = Vector128.Load(source + count - Vector128<float>.Count);
            Vector128.Load(source).Store(target);
            last.Store(target + count - Vector128<float>.Count);
            return;
        }

        for (var i = 0; i < count; i++)
        {
            target[i] = source[i];
        }
    }

    /// <summary>Copies what a gate lets through of a row; whole vectors are read, and zeros written behind the row, where the padding is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GateRow(float* source, float* gate, float* target, int count)
    {
        var i = 0;
        for (; i + Vector256<float>.Count <= count; i += Vector256<float>.Count)
        {
            GatedImages<float>.Load(source + i, gate + i).Store(target + i);
        }

        if (i < count)
        {
            (GatedImages<float>.Load(source + i, gate + i) & Tail.Mask<float>(count - i)).Store(target + i);
        }
    }

    /// <summary>Columns of an image that any tile sees.</summary>
    private int Visible => Math.Min(layer.InputWidth, ((layer.TilesAcross - 1) * layer.Outputs) + layer.Points - layer.Across.Pad);
}
