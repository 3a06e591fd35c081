using RepXai.Tensors.Metering;

namespace RepXai.Attribution.Engine;

/// <summary>A task on metered primitives: the engine itself goes through its steps without elements, so that they can be counted.</summary>
internal sealed class MeteredTask : IDisposable
{
    private readonly AttributionTask task;
    private readonly TaskShapes shapes;
    private readonly MeteredPrimitives meter;
    private readonly DeviceNetwork twin;
    private readonly GroupOutput output = new(sink: null, buffer: []);

    /// <summary>Puts a task on metered primitives.</summary>
    /// <param name="network">The network and the device that the task is for.</param>
    /// <param name="task">What is attributed to what, and how.</param>
    /// <param name="shapes">The task's shapes.</param>
    public MeteredTask(DeviceNetwork network, AttributionTask task, TaskShapes shapes)
    {
        (this.task, this.shapes) = (task, shapes);
        meter = new MeteredPrimitives(network.Device.Type);
        twin = network.On(meter);
    }

    /// <summary>Bytes in use.</summary>
    public long LiveBytes => meter.LiveBytes;

    /// <summary>The most bytes that were in use at a time since the last group began.</summary>
    public long PeakBytes => meter.PeakBytes;

    /// <summary>Multiply-adds since the last group began.</summary>
    public double MultiplyAdds => meter.MultiplyAdds;

    /// <summary>The most bytes that packed weights take on a device with a memory budget.</summary>
    public long PackedBytes(long budget) => meter.PackedBytes(budget);

    /// <summary>Runs a group of images forward; the caller disposes it.</summary>
    public GroupSweep Begin(DifferentiationModes modes, int images)
    {
        meter.Restart();
        output.Begin(0, images);
        var sweep = new GroupSweep(twin, task, shapes, modes, output);
        sweep.RunForward(new float[images * task.Strategy.PointsPerImage * task.ImageShape.Count], CancellationToken.None);
        return sweep;
    }

    /// <summary>The multiply-adds of a step.</summary>
    public double Count(Action step)
    {
        var before = meter.MultiplyAdds;
        step();
        return meter.MultiplyAdds - before;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        twin.Dispose();
        meter.Dispose();
    }
}
