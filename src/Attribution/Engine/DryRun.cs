namespace RepXai.Attribution.Engine;

/// <summary>Goes through a task's steps without elements, and so knows what groups of images and blocks of latents take.</summary>
internal sealed class DryRun : IDisposable
{
    private readonly MeteredTask metered;
    private readonly TaskShapes shapes;
    private readonly DifferentiationModes modes;
    private readonly Dictionary<(int Images, int Lanes), DryRunCost> costs = [];
    private readonly long weightBytes;

    public DryRun(DeviceNetwork network, AttributionTask task, TaskShapes shapes, DifferentiationModes modes)
    {
        metered = new MeteredTask(network, task, shapes);
        this.shapes = shapes;
        this.modes = modes;
        ImagesAtLeast = ((network.Network.FixedBatch ?? 1) + task.Strategy.PointsPerImage - 1) / task.Strategy.PointsPerImage;
        Run(ImagesAtLeast, 1); // Leaves the weights and their packed forms behind, which stay for all groups and blocks.
        weightBytes = metered.LiveBytes;
    }

    /// <summary>Images that are evaluated whether or not there are so many: a model's file may fix its batch.</summary>
    public int ImagesAtLeast { get; }

    /// <summary>The most bytes that the weights and their packed forms take on a device with a memory budget.</summary>
    public long ResidentBytes(long budget) => weightBytes + metered.PackedBytes(budget);

    /// <inheritdoc/>
    public void Dispose() => metered.Dispose();

    /// <summary>What a group of images takes with a block of latents.</summary>
    public DryRunCost Of(int images, int lanes)
    {
        if (!costs.TryGetValue((images, lanes), out var cost))
        {
            costs.Add((images, lanes), cost = Run(images, lanes));
        }

        return cost;
    }

    private DryRunCost Run(int images, int lanes)
    {
        using var sweep = metered.Begin(modes, images);
        var forward = metered.MultiplyAdds + modes.Forward.Sum(source => Derivatives(sweep, source, lanes));
        var reverse = metered.Count(() => sweep.SweepBack(modes.Reverse, lanes, lanes, CancellationToken.None));
        return new DryRunCost(metered.PeakBytes - weightBytes, forward, reverse);
    }

    /// <summary>Multiply-adds of derivatives along all channels, from those of two blocks: the second one's are added to the first one's.</summary>
    private double Derivatives(GroupSweep sweep, int source, int lanes)
    {
        var channels = shapes.ChannelsOf(source).Count;
        var some = Math.Min(2 * lanes, channels);
        return metered.Count(() => sweep.Derive(source, some, lanes, lanes, CancellationToken.None)) * channels / some;
    }
}
