using RepXai.Attribution.Engine;
using RepXai.Attribution.Strategies;
using RepXai.Networks;
using RepXai.Tensors;
using RepXai.Tensors.Cpu;
using RepXai.Tests.Common;

namespace RepXai.Attribution.Tests.Engine;

/// <summary>A golden model on the CPU with its input images.</summary>
internal sealed class GoldenModel : IDisposable
{
    private readonly string name;
    private readonly DeviceNetwork network;

    public GoldenModel(string name, CpuOptions? options = null)
    {
        this.name = name;
        Device = new CpuPrimitives<float>(options ?? CpuOptions.Default);
        Network = Network.Load(GoldenData.PathTo("golden", name, "model.onnx"));
        network = new DeviceNetwork(Network, Device);
        var images = GoldenData.Npy("golden", name, "input.npy");
        Images = images.ToSingles();
        ImageShape = new Shape(images.Shape.AsSpan(1));
        Count = images.Shape[0];
        Bound = Network.Bind(Network.FixedBatch ?? 1, ImageShape);
    }

    public CpuPrimitives<float> Device { get; }

    public Network Network { get; }

    public BoundNetwork Bound { get; }

    public float[] Images { get; }

    public Shape ImageShape { get; }

    public int Count { get; }

    /// <summary>The layer pairs that golden gradients exist for.</summary>
    public IEnumerable<(string Target, string Source)> Pairs => Directory.GetFiles(GoldenData.PathTo("golden", name), "grad.*.npy")
        .Order(StringComparer.Ordinal)
        .Select(file => Path.GetFileName(file).Split('.'))
        .Select(parts => (Layer(parts[1]), Layer(parts[3])));

    /// <summary>The shape of a layer's output, without the batch.</summary>
    public Shape ShapeOf(string layer) => Bound.Find(layer).Shape[1..];

    /// <summary>Attributes the images to sources by the outputs of the named layers.</summary>
    public CollectedAttributions Attribute(
        AttributionStrategy strategy, string target, string[] sources, float[]? images = null, uint firstIndex = 0, long memory = 1L << 30,
        bool onlyChannelSums = false)
    {
        var pixels = images ?? Images;
        var count = pixels.Length / ImageShape.Count;
        var collected = new CollectedAttributions(count, sources.Length);
        var indices = Enumerable.Range(0, count).Select(i => firstIndex + (uint)i).ToArray();
        Attributor(strategy, target, sources, memory, onlyChannelSums).Attribute(pixels, indices, collected, CancellationToken.None);
        return collected;
    }

    public Attributor Attributor(AttributionStrategy strategy, string target, string[] sources, long memory = 1L << 30, bool onlyChannelSums = false) => new(
        network,
        new AttributionTask(ImageShape, ValueOf(target), [.. sources.Select(ValueOf)], TargetReduction.Sum, strategy, onlyChannelSums),
        memory);

    public void Dispose()
    {
        network.Dispose();
        Device.Dispose();
    }

    private static string Layer(string name) => name == "input" ? name : $"/{name}";

    private string ValueOf(string layer) => Bound.Find(layer).Value.Name;
}
