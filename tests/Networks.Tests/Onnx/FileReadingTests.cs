using System.Security.Cryptography;
using Google.Protobuf;
using RepXai.Networks.Onnx.Messages;
using RepXai.Tensors;
using RepXai.Tests.Common;

namespace RepXai.Networks.Tests.Onnx;

public sealed class FileReadingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_missing_file_is_named() => Refusal.Says("gone.onnx' cannot be read", () => Network.Load(folder.File("gone.onnx")));

    [Fact]
    public void An_empty_file_is_refused() => Assert.Equal(
        "empty.onnx: holds no graph, so it is no ONNX model or a truncated one; export it again.",
        Assert.Throws<UserErrorException>(() => Network.Load(folder.File("empty.onnx", []))).Message);

    [Fact]
    public void A_truncated_file_is_refused_with_the_place()
    {
        var bytes = File.ReadAllBytes(GoldenData.PathTo("golden", "plain", "model.onnx"));
        Assert.Equal(
            "cut.onnx: not a whole ONNX file (node 10: the node breaks off in field 2, near byte 1000 of 1000); copy or export it again.",
            Assert.Throws<UserErrorException>(() => Network.Load(folder.File("cut.onnx", bytes.AsSpan(0, 1000)))).Message);
    }

    [Fact]
    public void A_damaged_initializer_is_named()
    {
        var builder = new ModelBuilder().Input("x", null, 3).Weight("v", [3], 1).Weight("w", [3], 1).Node("Relu", "r", ["x"], ["y"])
            .Output("y");
        var bytes = builder.ToBytes();
        // The last tensor's data type, field 2, becomes a field of the wire type that does not exist.
        bytes[bytes.AsSpan().LastIndexOf<byte>([0x10, 0x01])] = 0x17;
        Refusal.Says("(initializer 1: the tensor breaks off in field 2,", () => Network.Load(folder.File("bad.onnx", bytes)));
    }

    [Fact]
    public void Reading_a_file_takes_little_more_memory_than_its_weights()
    {
        const int Count = 4 << 20;
        var builder = new ModelBuilder().Input("x", null, Count).Node("Mul", "scale", ["x", "w"], ["y"]).Output("y");
        var stored = new StoredTensor { Name = "w", DataType = 1, Dims = { Count }, RawData = ByteString.CopyFrom(new byte[Count * sizeof(float)]) };
        builder.Initializers.Add(stored);
        var path = folder.File("large.onnx", builder.ToBytes());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var network = Network.Load(path);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(Count, network.Weights.Single().Value.Count);
        Assert.InRange(taken, Count * sizeof(float), 1.25 * Count * sizeof(float));
    }

    [Fact]
    public void The_content_hash_is_the_files()
    {
        var path = GoldenData.PathTo("golden", "plain", "model.onnx");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), Network.Load(path).ContentHash);
    }

    [Fact]
    public void The_content_hash_covers_external_data()
    {
        var builder = new ModelBuilder().Input("x", null, 1).Node("Mul", "scale", ["x", "w"], ["y"]).Output("y");
        var location = new KeyValue { Key = "location", Value = "w.bin" };
        var stored = new StoredTensor { Name = "w", DataType = 1, DataLocation = 1, Dims = { 1 }, ExternalData = { location } };
        builder.Initializers.Add(stored);
        var path = folder.File("m.onnx", builder.ToBytes());
        folder.File("w.bin", [0, 0, 0x80, 0x3F]);
        var first = Network.Load(path);
        folder.File("w.bin", [0, 0, 0, 0x40]);
        var second = Network.Load(path);
        Assert.NotEqual(first.ContentHash, second.ContentHash);
        Assert.Equal(2f, second.Weights.Single().Value.Floats[0]);
    }

    [Fact]
    public void Every_model_of_the_example_zoo_is_read()
    {
        var zoo = Path.Combine(GoldenData.PathTo("golden"), "..", "..", "..", "examples", "fashion-zoo");
        var models = Directory.GetFiles(zoo, "*.onnx");
        Assert.Equal(9, models.Length);
        Assert.All(models, path =>
        {
            var bound = Network.Load(path).Bind(3);
            Assert.Equal(new Shape(3, 1, 28, 28), bound.Input.Shape);
            Assert.Equal(2, bound.Outputs[0].Shape.Rank);
        });
    }
}
