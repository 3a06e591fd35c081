using System.Buffers.Binary;
using RepXai.Attribution.Partials;

namespace RepXai.Sweeps.Execution;

/// <summary>
/// The partials of a unit, one for each source in the target's order, as one run of bytes: their number, then each one's length and bytes
/// (<see cref="PartialFormat"/>); integers are little-endian with 4 bytes.
/// </summary>
public static class UnitPartials
{
    /// <summary>The bytes of partials.</summary>
    public static byte[] ToBytes(IEnumerable<Partial> partials)
    {
        var all = partials.Select(PartialFormat.ToBytes).ToList();
        var bytes = new byte[sizeof(int) + all.Sum(partial => sizeof(int) + partial.Length)];
        var rest = Write(bytes, all.Count);
        foreach (var partial in all)
        {
            rest = Write(rest, partial.Length);
            partial.CopyTo(rest);
            rest = rest[partial.Length..];
        }

        return bytes;
    }

    /// <summary>The partials that bytes hold; each is read when its turn comes, as all together take as much memory as the bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static IEnumerable<Partial> Parse(ReadOnlyMemory<byte> bytes) => Parse(Split(bytes));

    /// <summary>Merges the partials of two neighbouring nodes of the tree, source by source.</summary>
    /// <param name="left">The bytes for the lower shards.</param>
    /// <param name="right">The bytes for the higher shards.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged, or do not belong together.</exception>
    public static byte[] Merge(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right)
    {
        var (lower, higher) = (Split(left), Split(right));
        return lower.Count == higher.Count ? ToBytes(Parse(lower).Zip(Parse(higher), Partial.Merge)) : throw Damaged();
    }

    private static IEnumerable<Partial> Parse(List<ReadOnlyMemory<byte>> partials) => partials.Select(partial => PartialFormat.Parse(partial.Span));

    private static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> bytes)
    {
        var partials = new List<ReadOnlyMemory<byte>>();
        for (var left = Read(ref bytes); left > 0; left--)
        {
            var length = Read(ref bytes);
            if (length > bytes.Length)
            {
                throw Damaged();
            }

            partials.Add(bytes[..length]);
            bytes = bytes[length..];
        }

        return bytes.IsEmpty ? partials : throw Damaged();
    }

    private static Span<byte> Write(Span<byte> bytes, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes[sizeof(int)..];
    }

    private static int Read(ref ReadOnlyMemory<byte> bytes)
    {
        if (!BinaryPrimitives.TryReadInt32LittleEndian(bytes.Span, out var number) || number < 0)
        {
            throw Damaged();
        }

        bytes = bytes[sizeof(int)..];
        return number;
    }

    private static InvalidDataException Damaged() => new("The unit's partials are damaged; compute them again.");
}
