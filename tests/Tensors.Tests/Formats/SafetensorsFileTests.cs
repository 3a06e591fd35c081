using System.Buffers.Binary;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RepXai.Tensors.Formats;

namespace RepXai.Tensors.Tests.Formats;

public sealed class SafetensorsFileTests
{
    [Fact]
    public void What_is_written_is_read_back() =>
        Prop.ForAll(NumericArrays.Any(), NumericArrays.Any(), (a, b) =>
        {
            using var reader = Open(Write(new() { ["a"] = a, ["ß \"b\""] = b }));
            return NumericArrays.Same(a, reader.Read("a")) && NumericArrays.Same(b, reader.Read("ß \"b\"")) && reader.Metadata["k"] == "v";
        }).Check(NumericArrays.Repeatable);

    [Fact]
    public void Bytes_do_not_depend_on_the_order_of_the_tensors()
    {
        var (a, b) = (NumericArray.From([1f], 1), NumericArray.From([2.0], 1));

        Assert.Equal(Write(new() { ["a"] = a, ["b"] = b }), Write(new() { ["b"] = b, ["a"] = a }));
    }

    [Fact]
    public void The_file_is_as_the_format_asks()
    {
        var file = Write(new() { ["b"] = NumericArray.From([1.0], 1), ["a"] = NumericArray.From([(byte)7], 1) });
        var header = """{"__metadata__":{"k":"v"},"a":{"dtype":"U8","shape":[1],"data_offsets":[8,9]},"b":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""";

        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(file) % 8);
        Assert.Equal(header, Encoding.UTF8.GetString(file, 8, (int)BinaryPrimitives.ReadInt64LittleEndian(file)).TrimEnd(' '));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 7], file[^9..]);
    }

    [Fact]
    public void Rows_are_read_alone()
    {
        using var reader = Open(Write(new() { ["a"] = NumericArray.From([0f, 1, 2, 3, 4, 5], 3, 2) }));

        var rows = reader.ReadRows("a", 1, 2);

        Assert.Equal([2, 2], rows.Shape);
        Assert.Equal([2f, 3, 4, 5], rows.ToSingles());
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.ReadRows("a", 2, 2));
    }

    [Fact]
    public void An_unknown_tensor_is_the_users_error_and_names_those_there()
    {
        using var reader = Open(Write(new() { ["a"] = NumericArray.From([0f], 1) }));

        Assert.Equal("'x' has no tensor 'b'; it has 'a'.", Assert.Throws<UserErrorException>(() => reader.Read("b")).Message);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""", "do not agree")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "gap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "describes 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "overlap")]
    [InlineData("""{"a":{"dtype":"Q9","shape":[1],"data_offsets":[0,8]}}""", "'Q9'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "do not agree")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "lacks")]
    [InlineData("""{"a":7}""", "JSON")]
    [InlineData("""[]""", "object")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "JSON")]
    public void A_wrong_header_is_the_users_error(string header, string part)
    {
        var error = Assert.Throws<UserErrorException>(() => Open(File(header, new byte[8])).Dispose());

        Assert.StartsWith("'x' ", error.Message, StringComparison.Ordinal);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_is_refused_as_the_users_error() =>
        Assert.InRange(
            Fuzz.Check(Write(new() { ["a"] = NumericArray.From([0f, 1, 2, 3], 2, 2), ["b"] = NumericArray.From([1L], 1) }), 4000, ReadAll), 2000, 4000);

    private static void ReadAll(Stream stream)
    {
        using var reader = new SafetensorsReader(stream, "x");
        foreach (var entry in reader.Entries)
            reader.Read(entry.Name);
    }

    private static SafetensorsReader Open(byte[] content) => new(new MemoryStream(content), "x");

    private static byte[] Write(Dictionary<string, NumericArray> tensors) =>
        SafetensorsFile.ToBytes(tensors, new Dictionary<string, string> { ["k"] = "v" });

    private static byte[] File(string header, byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        return [(byte)text.Length, (byte)(text.Length >> 8), 0, 0, 0, 0, 0, 0, .. text, .. data];
    }
}
