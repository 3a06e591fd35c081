using System.Security.Cryptography;
using System.Text;
using RepXai.Attribution.Scores;

namespace RepXai.Attribution.Partials;

/// <summary>
/// Partials as bytes, the same for equal partials: "RXPARTIA", version, header, counts, sums, images, and the SHA-256 of all before it.
/// Numbers are little-endian; integers have 4 bytes (counts 8), strings are UTF-8 with their length before them.
/// </summary>
public static class PartialFormat
{
    internal const int Version = 1;

    internal static ReadOnlySpan<byte> Magic => "RXPARTIA"u8;

    /// <summary>The bytes of a partial.</summary>
    public static byte[] ToBytes(Partial partial)
    {
        ArgumentNullException.ThrowIfNull(partial);
        using var stream = new MemoryStream(RoomFor(partial));
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Version);
        WriteHeader(writer, partial.Header);
        WriteDegeneracies(writer, partial.Degeneracies);
        WriteSums(writer, partial.Sums);
        WriteImages(writer, partial.Images);
        writer.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <summary>The partial that bytes hold.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, cut short, or of another version.</exception>
    public static Partial Parse(ReadOnlySpan<byte> bytes) => new PartialParser(Content(bytes)).Parse();

    // So that the stream need not grow, copying what it has: bytes of the sums and maps, and plenty for the rest.
    private static int RoomFor(Partial partial)
    {
        const int rest = 4096;
        var sums = partial.Sums.Arrays.Sum(array => (long)array.Length) * sizeof(double);
        var images = partial.Images.Sum(image => (image.NormalizedMap.Length * (long)sizeof(float)) + (image.Scores.Length * sizeof(double)));
        return checked((int)(sums + images + rest));
    }

    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Magic.Length + SHA256.HashSizeInBytes || !bytes.StartsWith(Magic))
            throw new InvalidDataException("The bytes are not those of a partial: they do not begin with its mark.");
        var content = bytes[..^SHA256.HashSizeInBytes];
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes[content.Length..]))
            throw new InvalidDataException("The partial is damaged or cut short: its checksum does not fit; compute it again.");
        return content;
    }

    private static void WriteHeader(BinaryWriter writer, PartialHeader header)
    {
        var subject = Encoding.UTF8.GetBytes(header.Subject);
        writer.Write(subject.Length);
        writer.Write(subject);
        writer.Write(header.Latents);
        writer.Write((int)header.Source.Layout);
        writer.Write(header.Source.Channels);
        writer.Write(header.Source.Height);
        writer.Write(header.Source.Width);
    }

    private static void WriteDegeneracies(BinaryWriter writer, Degeneracies counts)
    {
        writer.Write(counts.Images);
        writer.Write(counts.LatentMaps);
        writer.Write(counts.NoiseLatentMaps);
    }

    private static void WriteSums(BinaryWriter writer, PartialSums sums)
    {
        foreach (var array in sums.Arrays)
        {
            foreach (var value in array)
                writer.Write(value);
        }

        writer.Write(ImageScores.Count);
        foreach (var moments in sums.Moments)
        {
            writer.Write(moments.Count);
            writer.Write(moments.Sum);
            writer.Write(moments.SumOfSquares);
        }
    }

    private static void WriteImages(BinaryWriter writer, IReadOnlyList<ImageRecord> images)
    {
        writer.Write(images.Count);
        foreach (var image in images)
        {
            writer.Write(image.Image);
            foreach (var score in image.Scores.Span)
                writer.Write(score);
            writer.Write(image.NormalizedMap.Length);
            foreach (var value in image.NormalizedMap.Span)
                writer.Write(value);
        }
    }
}
