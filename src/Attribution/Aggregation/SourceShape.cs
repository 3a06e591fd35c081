using RepXai.Tensors;

namespace RepXai.Attribution.Aggregation;

/// <summary>The shape of a source layer's activation for one image, in terms of channels and positions.</summary>
public sealed record SourceShape
{
    private SourceShape(SourceLayout layout, int channels, int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Layout = layout;
        Channels = channels;
        Height = height;
        Width = width;
        Positions = checked(height * width);
        Elements = layout == SourceLayout.Features ? Positions : checked(channels * Positions);
    }

    /// <summary>How the elements are laid out.</summary>
    public SourceLayout Layout { get; }

    /// <summary>Columns of the channel matrix: C of an image, D of tokens, the features of a vector.</summary>
    public int Channels { get; }

    /// <summary>Rows of the map; 1 for tokens and vectors.</summary>
    public int Height { get; }

    /// <summary>Columns of the map: W of an image, the number of tokens, the number of features.</summary>
    public int Width { get; }

    /// <summary>Elements of a map: Height x Width.</summary>
    public int Positions { get; }

    /// <summary>Elements of the attributions of one latent.</summary>
    public int Elements { get; }

    /// <summary>From a shape without the batch axis: a vector, tokens [token, channel], or channels first with any number of position axes.</summary>
    public static SourceShape Of(Shape shape) => shape.Rank switch
    {
        0 => Features(1),
        1 => Features(shape[0]),
        2 => Tokens(shape[0], shape[1]),
        _ => Image(shape[0], shape[1..^1].Count, shape[^1]),
    };

    /// <summary>An image or feature map C x H x W.</summary>
    public static SourceShape Image(int channels, int height, int width) => new(SourceLayout.ChannelsFirst, channels, height, width);

    /// <summary>Tokens T x D: a map over tokens, D channels.</summary>
    public static SourceShape Tokens(int tokens, int channels) => new(SourceLayout.ChannelsLast, channels, 1, tokens);

    /// <summary>A vector of features: a map over features, each its own channel.</summary>
    public static SourceShape Features(int features) => new(SourceLayout.Features, features, 1, features);

    /// <summary>
    /// The image C x H x W as the released implementation of arXiv 2202.09374 reads it: it drops axes of length one before it sums over
    /// the first that is left, so that of a single-channel image the rows are taken for channels and the columns for positions.
    /// Published numbers for single-channel sources are of this kind.
    /// </summary>
    public static SourceShape Squeezed(int channels, int height, int width) =>
        channels == 1 && height > 1 ? Image(height, 1, width) : Image(channels, height, width);
}
