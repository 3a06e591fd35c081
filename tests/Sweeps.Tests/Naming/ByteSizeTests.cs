using RepXai.Sweeps.Naming;

namespace RepXai.Sweeps.Tests.Naming;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData("65536", 65536)]
    [InlineData("4GiB", 4L << 30)]
    [InlineData("512 MiB", 512L << 20)]
    [InlineData("1.5g", 3L << 29)]
    [InlineData("2GB", 2_000_000_000)]
    [InlineData("10kb", 10_000)]
    [InlineData("7B", 7)]
    public void Amounts_are_read_as_people_write_them(string text, long bytes)
    {
        Assert.True(ByteSize.TryParse(text, out var actual));
        Assert.Equal(bytes, actual);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GiB")]
    [InlineData("-1GiB")]
    [InlineData("0")]
    [InlineData("4 GiBs")]
    [InlineData("4x")]
    [InlineData("1e9")]
    [InlineData("9999999TiB")]
    public void Other_texts_are_no_amounts(string text) => Assert.False(ByteSize.TryParse(text, out _));

    [Theory]
    [InlineData(1, "1 B")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(5L << 30, "5 GiB")]
    public void An_amount_is_shown_with_the_largest_unit_that_fits(long bytes, string text) => Assert.Equal(text, ByteSize.Format(bytes));
}
