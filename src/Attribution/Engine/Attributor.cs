using RepXai.Tensors;

namespace RepXai.Attribution.Engine;

/// <summary>
/// Attributes an embedding's latents to all its sources. One forward pass serves every latent and source; each reverse sweep carries a block
/// of latents and serves every source on its way; sources with few channels may be served by derivatives along these instead. What the
/// blocks and groups are depends on memory, the results do not. Used by one thread at a time.
/// </summary>
public sealed class Attributor
{
    private readonly DeviceNetwork network;
    private readonly AttributionTask task;
    private readonly TaskShapes shapes;
    private readonly DifferentiationModes modes;
    private readonly AttributionSchedule schedule;
    private float[] attributions = [];
    private float[] points = [];

    /// <summary>Prepares a task.</summary>
    /// <param name="network">The network and its weights on a device.</param>
    /// <param name="task">What is attributed to what, and how.</param>
    /// <param name="memoryBudget">
    /// Bytes that may be taken: on the device by the weights, their packed forms, activations and cotangents, and beside it by points and
    /// attributions on their way.
    /// </param>
    /// <exception cref="UserErrorException">A source is not below the target, or the budget is too small for one image.</exception>
    public Attributor(DeviceNetwork network, AttributionTask task, long memoryBudget)
    {
        this.network = network;
        this.task = task;
        var budget = Math.Max(0, memoryBudget); // A host's own needs may have left less than nothing.
        shapes = TaskShapes.Of(network, task);
        Latents = shapes.Latents;
        modes = ModePlanner.Choose(network, task, shapes);
        using var run = new DryRun(network, task, shapes, modes);
        ResidentBytes = run.ResidentBytes(budget);
        schedule = AttributionSchedule.For(
            Latents,
            task.Strategy.PointsPerImage,
            run.ImagesAtLeast,
            budget - ResidentBytes,
            (images, lanes) => run.Of(images, lanes).PeakBytes + HostBytesOf(images, lanes));
        PeakBytes = ResidentBytes + schedule.PeakBytes;
        if (PeakBytes > budget)
        {
            throw new UserErrorException(
                $"The attributions of '{task.Target}' by {task.Strategy.Name} need {Mebibytes(PeakBytes)} MiB for one image and one latent, "
                + $"more than the {Mebibytes(budget)} MiB that are left for them; give more memory (--memory), or fewer points for each image.");
        }

        var cost = run.Of(schedule.ImagesPerPass, schedule.Lanes);
        MultiplyAddsOfImage = (cost.ForwardMultiplyAdds + (cost.ReverseMultiplyAdds * Latents / schedule.Lanes)) / schedule.ImagesPerPass;
    }

    /// <summary>Where it runs.</summary>
    public IPrimitives Device => network.Device;

    /// <summary>K, the number of latents.</summary>
    public int Latents { get; }

    /// <summary>
    /// Cotangents that go backward for an image's point, and directions that go forward where they are fewer and say the same.
    /// </summary>
    public int Sweeps =>
        (modes.Reverse.IsEmpty ? 0 : task.Strategy.ReverseSweeps * Latents) + modes.Forward.Sum(source => shapes.ChannelsOf(source).Count);

    /// <summary>Bytes that are taken at the highest, by prediction, on the device and beside it: never fewer than a CPU device then lends.</summary>
    public long PeakBytes { get; }

    /// <summary>Bytes of them that are not the device's: images' points on their way to it, and attributions on their way to the sink.</summary>
    public long HostBytes => HostBytesOf(schedule.ImagesPerPass, schedule.Lanes);

    /// <summary>Bytes of them that weights and their packed forms take on the device, which stay there.</summary>
    public long ResidentBytes { get; }

    /// <summary>
    /// Multiply-adds that attributing all latents of an image takes, by prediction, of all products in their direct form (see
    /// <see cref="Tensors.Cpu.CpuPrimitives{T}.MultiplyAdds"/>). The strategy's points are counted.
    /// </summary>
    public double MultiplyAddsOfImage { get; }

    /// <summary>A source's shape, without the batch.</summary>
    public Shape SourceShape(int source) => shapes.Sources[source];

    /// <summary>The shape of one latent's attributions to a source: the source's, but one channel for class activation maps.</summary>
    public Shape AttributionShape(int source) => shapes.Attributions[source];

    /// <summary>Attributes all latents to all sources for some images.</summary>
    /// <param name="images">The images as the network takes them, [images, channel, row, column].</param>
    /// <param name="indices">Each image's index in its data set: the key of its random numbers.</param>
    /// <param name="sink">Takes the attributions; latents of one image and source come in rising blocks.</param>
    /// <param name="cancellation">Stops between two primitives.</param>
    public void Attribute(ReadOnlySpan<float> images, ReadOnlySpan<uint> indices, IAttributionSink sink, CancellationToken cancellation = default)
    {
        var size = task.ImageShape.Count;
        ArgumentOutOfRangeException.ThrowIfNotEqual(images.Length, indices.Length * size);
        MakeRoom(ref attributions, OutputElements(schedule.ImagesPerPass, schedule.Lanes));
        MakeRoom(ref points, (long)Math.Min(schedule.ImagesPerPass, indices.Length) * task.Strategy.PointsPerImage * size);
        var output = new GroupOutput(sink, attributions);
        for (var first = 0; first < indices.Length; first += schedule.ImagesPerPass)
        {
            var group = Math.Min(schedule.ImagesPerPass, indices.Length - first);
            output.Begin(first, group);
            using var sweep = new GroupSweep(network, task, shapes, modes, output);
            sweep.RunForward(PointsOf(images.Slice(first * size, group * size), indices.Slice(first, group)), cancellation);
            sweep.Attribute(Latents, schedule.Lanes, cancellation);
        }
    }

    private static long Mebibytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;

    private long HostBytesOf(int images, int lanes) =>
        sizeof(float) * (((long)images * task.Strategy.PointsPerImage * task.ImageShape.Count) + OutputElements(images, lanes));

    private long OutputElements(int images, int lanes) => (long)images * lanes * shapes.Attributions.Max(shape => shape.Count);

    private static void MakeRoom(ref float[] buffer, long elements)
    {
        if (buffer.Length < elements)
        {
            buffer = GC.AllocateUninitializedArray<float>(checked((int)elements));
        }
    }

    private ReadOnlySpan<float> PointsOf(ReadOnlySpan<float> images, ReadOnlySpan<uint> indices)
    {
        var size = task.ImageShape.Count;
        var each = task.Strategy.PointsPerImage * size;
        for (var i = 0; i < indices.Length; i++)
        {
            task.Strategy.Points.Fill(indices[i], images.Slice(i * size, size), points.AsSpan(i * each, each));
        }

        return points.AsSpan(0, indices.Length * each);
    }
}
