using System.Buffers.Binary;
using System.Text;
using RepXai.Attribution.Aggregation;
using RepXai.Attribution.Scores;

namespace RepXai.Attribution.Partials;

/// <summary>Reads the content of a partial's bytes. Nothing is allocated that the bytes do not fill.</summary>
internal ref struct PartialParser(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> content = bytes;
    private int position;

    internal Partial Parse()
    {
        position = PartialFormat.Magic.Length;
        var version = ReadInt32();
        if (version != PartialFormat.Version)
            throw Bad($"is of version {version}, and this program reads version {PartialFormat.Version}");
        var header = ReadHeader();
        var degeneracies = new Degeneracies(ReadInt64(), ReadInt64(), ReadInt64());
        var sums = ReadSums(header);
        var images = ReadImages(header);
        return position == content.Length ? new Partial(header, degeneracies, sums, images) : throw Bad("has bytes beyond its end");
    }

    private PartialHeader ReadHeader()
    {
        var subject = Encoding.UTF8.GetString(Take(ReadInt32(), 1));
        var latents = ReadInt32();
        var layout = (SourceLayout)ReadInt32();
        var (channels, height, width) = (ReadInt32(), ReadInt32(), ReadInt32());
        if (latents < 1 || channels < 1 || height < 1 || width < 1 || (long)height * width > int.MaxValue)
            throw Bad("has a shape that no partial can have");
        var source = layout switch
        {
            SourceLayout.ChannelsFirst when (long)channels * height * width <= int.MaxValue => SourceShape.Image(channels, height, width),
            SourceLayout.ChannelsLast when height == 1 && (long)channels * width <= int.MaxValue => SourceShape.Tokens(width, channels),
            SourceLayout.Features when height == 1 && channels == width => SourceShape.Features(width),
            _ => throw Bad("has a shape that no partial can have"),
        };
        return new PartialHeader(subject, latents, source);
    }

    private PartialSums ReadSums(PartialHeader header)
    {
        var (latents, source) = (header.Latents, header.Source);
        Require(2L * latents * source.Channels + source.Positions + latents * (latents + 1L) / 2 + 2L * latents, sizeof(double));
        var sums = new PartialSums(source, latents);
        foreach (var array in sums.Arrays)
        {
            foreach (ref var value in array.AsSpan())
                value = ReadDouble();
        }

        if (ReadInt32() != ImageScores.Count)
            throw Bad("holds other scores than this version's");
        for (var score = 0; score < ImageScores.Count; score++)
            sums.MomentArray[score] = new ScoreMoments(ReadInt64(), ReadDouble(), ReadDouble());
        return sums;
    }

    private List<ImageRecord> ReadImages(PartialHeader header)
    {
        var count = ReadInt32();
        Require(count, sizeof(int) + ImageScores.Count * sizeof(double) + sizeof(int));
        var images = new List<ImageRecord>(count);
        for (var i = 0; i < count; i++)
        {
            var image = ReadImage(header.Source.Positions);
            if (image.Image < 0 || (i > 0 && image.Image <= images[^1].Image))
                throw Bad("has images out of order");
            images.Add(image);
        }

        return images;
    }

    private ImageRecord ReadImage(int positions)
    {
        var index = ReadInt32();
        var scores = new double[ImageScores.Count];
        foreach (ref var score in scores.AsSpan())
            score = ReadDouble();
        var kept = ReadInt32();
        if (kept != 0 && kept != positions)
            throw Bad("holds a map of another shape than its source's");
        Require(kept, sizeof(float));
        var map = new float[kept];
        foreach (ref var value in map.AsSpan())
            value = ReadSingle();
        return new ImageRecord(index, scores, map);
    }

    private int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(1, sizeof(int)));

    private long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(1, sizeof(long)));

    private double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(1, sizeof(double)));

    private float ReadSingle() => BinaryPrimitives.ReadSingleLittleEndian(Take(1, sizeof(float)));

    private ReadOnlySpan<byte> Take(int count, int size)
    {
        Require(count, size);
        var taken = content.Slice(position, count * size);
        position += taken.Length;
        return taken;
    }

    private readonly void Require(long count, int size)
    {
        if (count < 0 || count > (content.Length - position) / size)
            throw Bad("ends before what it announces");
    }

    private static InvalidDataException Bad(string what) => new($"The partial {what}; compute it again.");
}
