using System.Collections.Immutable;
using RepXai.Attribution.Strategies;
using RepXai.Tensors;
using RepXai.Tensors.Differentiation;

namespace RepXai.Attribution.Engine;

/// <summary>
/// Attributes an embedding's latents to all its sources. One forward pass serves every latent and source; each reverse sweep carries a block
/// of latents and serves every source on its way. What the blocks and groups are depends on memory, the results do not.
/// </summary>
public sealed class Attributor
{
    private readonly DeviceNetwork network;
    private readonly AttributionTask task;
    private readonly AttributionSchedule schedule;
    private readonly ImmutableArray<Shape> sourceShapes;

    /// <summary>Prepares a task.</summary>
    /// <param name="network">The network and its weights on a device.</param>
    /// <param name="task">What is attributed to what, and how.</param>
    /// <param name="memoryBudget">Bytes that activations and cotangents may take.</param>
    /// <exception cref="UserErrorException">A source is not below the target, or the budget is too small for one image.</exception>
    public Attributor(DeviceNetwork network, AttributionTask task, long memoryBudget)
    {
        this.network = network;
        this.task = task;
        var footprint = Footprint.Of(network.Network, task);
        schedule = AttributionSchedule.For(footprint, task, memoryBudget);
        sourceShapes = footprint.SourceShapes;
        Latents = footprint.Latents;
    }

    /// <summary>K, the number of latents.</summary>
    public int Latents { get; }

    /// <summary>The shape of one latent's attributions to a source: the source's, but one channel for class activation maps.</summary>
    public Shape AttributionShape(int source)
    {
        var value = sourceShapes[source].Prepend(1);
        return (task.Strategy.HasOneChannel ? value.WithFromEnd(ChannelAxis.Place(value), 1) : value)[1..];
    }

    /// <summary>Attributes all latents to all sources for some images.</summary>
    /// <param name="images">The images as the network takes them, [images, channel, row, column].</param>
    /// <param name="indices">Each image's index in its data set: the key of its random numbers.</param>
    /// <param name="sink">Takes the attributions; latents of one image and source come in rising blocks.</param>
    /// <param name="cancellation">Stops between two primitives.</param>
    public void Attribute(ReadOnlySpan<float> images, ReadOnlySpan<uint> indices, IAttributionSink sink, CancellationToken cancellation = default)
    {
        var size = task.ImageShape.Count;
        ArgumentOutOfRangeException.ThrowIfNotEqual(images.Length, indices.Length * size);
        for (var first = 0; first < indices.Length; first += schedule.ImagesPerPass)
        {
            var group = Math.Min(schedule.ImagesPerPass, indices.Length - first);
            var points = Points(images.Slice(first * size, group * size), indices.Slice(first, group));
            var output = new GroupOutput(sink, first, group);
            if (task.Strategy.Passes.IsEmpty)
            {
                EmitActivations(points, output, cancellation);
            }
            else
            {
                SweepGroup(points, output, cancellation);
            }
        }
    }

    private float[] Points(ReadOnlySpan<float> images, ReadOnlySpan<uint> indices)
    {
        var size = task.ImageShape.Count;
        var each = task.Strategy.PointsPerImage * size;
        var points = new float[indices.Length * each];
        for (var i = 0; i < indices.Length; i++)
        {
            task.Strategy.Points.Fill(indices[i], images.Slice(i * size, size), points.AsSpan(i * each, each));
        }

        return points;
    }

    private void SweepGroup(float[] points, GroupOutput output, CancellationToken cancellation)
    {
        var passes = new List<ForwardPass>();
        try
        {
            foreach (var pass in task.Strategy.Passes)
            {
                passes.Add(ForwardPass.Run(network, task, points, pass, cancellation));
            }

            for (var first = 0; first < Latents; first += schedule.Lanes)
            {
                SweepBlock(passes, first, Math.Min(schedule.Lanes, Latents - first), output, cancellation);
            }
        }
        finally
        {
            passes.ForEach(pass => pass.Dispose());
        }
    }

    /// <summary>All reverse sweeps for one block of latents; their contributions to a source are multiplied.</summary>
    private void SweepBlock(List<ForwardPass> passes, int first, int lanes, GroupOutput output, CancellationToken cancellation)
    {
        var products = new Tensor?[task.Sources.Length];
        try
        {
            for (var i = 0; i < passes.Count; i++)
            {
                SweepPass(passes[i], task.Strategy.Passes[i], products, first, lanes, output.Images, cancellation);
            }

            for (var source = 0; source < products.Length; source++)
            {
                output.Emit(network.Device, products[source], AttributionShape(source), source, first, lanes);
            }
        }
        finally
        {
            Array.ForEach(products, product => product?.Dispose());
        }
    }

    private void SweepPass(
        ForwardPass forward,
        ReversePass pass,
        Tensor?[] products,
        int first,
        int lanes,
        int images,
        CancellationToken cancellation)
    {
        var points = task.Strategy.PointsPerImage;
        forward.Sweep(first, lanes, pass.Contribution.SeedScale(points), Take, cancellation);

        void Take(int source, Variable cotangent)
        {
            var shape = sourceShapes[source];
            var grouped = cotangent.Reshape(shape.Prepend(new Shape(lanes, images, points)));
            var activation = forward.Activation(source).Reshape(shape.Prepend(new Shape(images, points)));
            var total = pass.Contribution.Of(grouped, activation, ChannelAxis.Place(shape.Prepend(1)));
            if (products[source] is { } earlier)
            {
                total *= cotangent.Tape.Leaf(earlier);
            }

            var product = network.Device.Reshape(total.Value, total.Shape);
            products[source]?.Dispose();
            products[source] = product;
        }
    }

    private void EmitActivations(float[] points, GroupOutput output, CancellationToken cancellation)
    {
        using var forward = ForwardPass.Run(network, task, points, null, cancellation);
        for (var source = 0; source < task.Sources.Length; source++)
        {
            var number = source;
            forward.Unrecorded(() => output.EmitRepeated(network.Device, forward.Activation(number).Value, number, Latents));
        }
    }
}
