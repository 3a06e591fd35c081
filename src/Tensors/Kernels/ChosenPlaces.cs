namespace RepXai.Tensors.Kernels;

/// <summary>Images' places in larger planes; they may repeat for every few images.</summary>
/// <param name="block">The places.</param>
/// <param name="imageSize">Elements of an image.</param>
internal readonly unsafe struct ChosenPlaces(PlaceBlock block, nint imageSize)
{
    /// <summary>Rows of an image's planes.</summary>
    public int Height => block.Height;

    /// <summary>Columns of an image's planes.</summary>
    public int Width => block.Width;

    /// <summary>Where an image's places start.</summary>
    public int* Image(int image) => block.Indices.Pointer + (image % (block.Indices.Count / imageSize) * imageSize);
}
