namespace RepXai.Networks.Onnx;

/// <summary>Where a field with a length stands in a protocol buffer.</summary>
/// <param name="Tag">Where its tag begins.</param>
/// <param name="Start">Where its content begins.</param>
/// <param name="End">Where its content ends.</param>
internal readonly record struct FieldPlace(long Tag, long Start, long End)
{
    private const int LengthDelimited = 2;
    private const int BitsOfVarint = 64;

    /// <summary>A whole file, as if it were a field.</summary>
    public static FieldPlace WholeOf(Stream file) => new(0, 0, file.Length);

    /// <summary>The fields of a number in the message that is this field's content, found without reading what any field holds.</summary>
    /// <param name="file">The file.</param>
    /// <param name="number">The fields' number.</param>
    /// <exception cref="InvalidDataException">The message is not framed well.</exception>
    public IEnumerable<FieldPlace> Find(Stream file, int number)
    {
        for (var place = Start; place < End;)
        {
            var begin = place;
            file.Position = begin;
            var tag = ReadVarint(file);
            var length = LengthOf(tag, file);
            var start = file.Position;
            place = length <= (ulong)Math.Max(0, End - start) ? start + (long)length : throw new InvalidDataException();
            if (tag == ((ulong)number << 3 | LengthDelimited))
            {
                yield return new FieldPlace(begin, start, place);
            }
        }
    }

    /// <summary>Reads bytes from a place on.</summary>
    public static void Read(Stream file, long place, Span<byte> bytes)
    {
        file.Position = place;
        file.ReadExactly(bytes);
    }

    /// <summary>Bytes of a field's content; a number of variable length is read and leaves none.</summary>
    private static ulong LengthOf(ulong tag, Stream file)
    {
        switch (tag & 7)
        {
            case 0:
                ReadVarint(file);
                return 0;
            case 1:
                return 8;
            case LengthDelimited:
                return ReadVarint(file);
            case 5:
                return 4;
            default:
                throw new InvalidDataException();
        }
    }

    private static ulong ReadVarint(Stream file)
    {
        var value = 0UL;
        for (var shift = 0; shift < BitsOfVarint; shift += 7)
        {
            var part = file.ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part is >= 0 and < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException();
    }
}
