using RepXai.Networks.Onnx;
using RepXai.Tensors;
using RepXai.Tests.Common;

namespace RepXai.Networks.Tests.Onnx;

public class HostileFileTests
{
    private const int Mutations = 10_000;
    private const long MostBytes = 1L << 30;
    private const int LongestMessage = 4000;

    [Fact]
    public void Ten_thousand_spoilt_files_are_read_or_refused_and_nothing_else()
    {
        var models = Models();
        ReadAll(seed => Mutation.Apply(seed, models[seed % models.Length], models[seed / 7 % models.Length]));
    }

    [Fact]
    public void Ten_thousand_whole_files_with_spoilt_fields_are_read_or_refused_and_nothing_else()
    {
        var models = Models();
        ReadAll(seed => FieldMutation.Apply(seed, models[seed % models.Length]));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("attention")]
    public void A_file_cut_short_anywhere_is_refused(string model)
    {
        var bytes = File.ReadAllBytes(GoldenData.PathTo("golden", model, "model.onnx"));
        for (var length = 0; length < bytes.Length - 16; length += 1 + (bytes.Length / 300))
        {
            Assert.True(Read(length, bytes[..length]).Refused, $"the first {length} of {bytes.Length} bytes were taken for a model");
        }
    }

    [Fact]
    public void A_message_that_nests_without_end_is_refused()
    {
        byte[] nested = [];
        for (var depth = 0; depth < 20_000 && nested.Length < 1 << 14; depth++)
        {
            // An unknown group in a group: skipping it must not recurse without bound.
            nested = [0xA3, 0x06, .. nested];
        }

        Assert.True(Read(0, nested).Refused);
    }

    private static byte[][] Models() =>
        [.. GoldenData.Folders("golden").Select(name => File.ReadAllBytes(GoldenData.PathTo("golden", name, "model.onnx")))];

    private static void ReadAll(Func<int, byte[]> spoil)
    {
        var outcomes = new (bool Refused, long Bytes)[Mutations];
        Parallel.For(0, Mutations, seed => outcomes[seed] = Read(seed, spoil(seed)));
        Assert.InRange(outcomes.Count(outcome => outcome.Refused), Mutations / 4, Mutations - 1);
        Assert.All(outcomes, outcome => Assert.InRange(outcome.Bytes, 0, MostBytes));
    }

    private static (bool Refused, long Bytes) Read(int seed, byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var network = Network.From(ModelReader.Read("spoilt.onnx", new MemoryStream(bytes), CancellationToken.None));
            network.Bind(network.FixedBatch ?? 1);
            return (false, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        catch (UserErrorException error)
        {
            Assert.Contains("spoilt.onnx", error.Message, StringComparison.Ordinal);
            Assert.InRange(error.Message.Length, 1, LongestMessage);
            Assert.DoesNotContain(error.Message, char.IsControl);
            return (true, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"mutation {seed} ended in {error.GetType().Name}: {error.Message}", error);
        }
    }
}
