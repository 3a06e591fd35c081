using System.Globalization;
using System.Text.Json;
using RepXai.Attribution.Engine;
using RepXai.Contracts.Json;
using RepXai.Networks;
using RepXai.Sweeps.Data;
using RepXai.Sweeps.Execution;
using RepXai.Tensors;
using RepXai.Tensors.Cpu;
using RepXai.Tensors.Formats;

namespace RepXai.Cli.Attributing;

/// <summary>Attributes one model's layers for the images of a file, and writes the raw attributions to another.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="progress">Told of the images that are done.</param>
internal sealed class FileAttributor(AttributeRequest request, ImageProgress progress)
{
    private const string TensorName = "phi";

    /// <summary>Attributes and writes; the file appears when it is whole.</summary>
    /// <exception cref="UserErrorException">A file, a layer or the strategy does not fit.</exception>
    public AttributionReport Run(CancellationToken cancellationToken)
    {
        var network = Network.Load(request.Model, cancellationToken);
        using var images = new PreparedImages(ImageDatasets.Open(request.Input, new DatasetOptions(), cancellationToken), new Preprocessing());
        var shape = new Shape(images.Shape.Channels, images.Shape.Height, images.Shape.Width);
        using var device = new CpuPrimitives<float>(new CpuOptions(request.Threads, request.MemoryBytes / 2));
        using var deviceNetwork = new DeviceNetwork(network, device);
        var attributor = new Attributor(deviceNetwork, TaskOf(network, shape, images), request.MemoryBytes / 2);
        var tensors = request.Sources.Select((source, i) => Tensor(source, images.Count, attributor, i)).ToList();
        Write(network, attributor, images, tensors, cancellationToken);
        return new AttributionReport { Out = request.Out, Model = network.Name, Strategy = request.Strategy.Strategy, Target = request.Target, Tensors = tensors };
    }

    private AttributionTask TaskOf(Network network, Shape image, PreparedImages images)
    {
        var bound = network.Bind(network.FixedBatch ?? 1, image);
        var target = bound.Find(request.Target);
        var sources = request.Sources.Select(source => bound.Find(source, request.Side)).ToList();
        var factory = new StrategyFactory(request.Seed, new NoiseBaseline(images, request.Seed), file => file);
        return new AttributionTask(image, target.Value.Name, [.. sources.Select(source => source.Value.Name)], request.Reduction, factory.Create(request.Strategy));
    }

    private WrittenTensor Tensor(string source, int images, Attributor attributor, int place)
    {
        var name = request.Sources.Count == 1 ? TensorName : $"{TensorName}.{source}";
        return new WrittenTensor(name, source, [images, attributor.Latents, .. attributor.AttributionShape(place).Extents]);
    }

    private void Write(Network network, Attributor attributor, PreparedImages images, List<WrittenTensor> tensors, CancellationToken cancellationToken)
    {
        var entries = tensors.Select(tensor => new SafetensorsEntry(tensor.Name, NumericType.Float32, [.. tensor.Shape]));
        using var writer = new SafetensorsWriter(request.Out, entries, Metadata(network));
        var most = (int)Math.Clamp(request.MemoryBytes / 2 / Math.Max(1, PhiGroup.BytesOfImage(tensors)), 1, images.Count);
        var group = new PhiGroup(tensors, most);
        for (var first = 0; first < images.Count; first += most)
        {
            var count = Math.Min(most, images.Count - first);
            var values = new float[count * images.Shape.Count];
            images.Read(first, values);
            attributor.Attribute(values, [.. Enumerable.Range(first, count).Select(index => (uint)index)], group, cancellationToken);
            group.AppendTo(writer, count);
            progress.Done(first + count, images.Count);
        }

        writer.Commit();
    }

    private Dictionary<string, string> Metadata(Network network) => new(StringComparer.Ordinal)
    {
        ["model"] = network.Name,
        ["model_sha256"] = network.ContentHash,
        ["target"] = request.Target,
        ["sources"] = string.Join(", ", request.Sources),
        ["at"] = request.Side.ToString().ToLowerInvariant(),
        ["target_reduction"] = request.Reduction.ToString().ToLowerInvariant(),
        ["strategy"] = JsonSerializer.Serialize(request.Strategy, SpecificationJson.Default.StrategySpecification),
        ["seed"] = request.Seed.ToString(CultureInfo.InvariantCulture),
    };
}
