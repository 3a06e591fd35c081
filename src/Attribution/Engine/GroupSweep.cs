using RepXai.Tensors;
using RepXai.Tensors.Differentiation;

namespace RepXai.Attribution.Engine;

/// <summary>
/// A group of images in work: the forward passes of its points, and the reverse sweeps of one block of latents after the other. A block's
/// attributions to a source leave as soon as the last sweep has passed it.
/// </summary>
internal sealed class GroupSweep(DeviceNetwork network, AttributionTask task, TaskShapes shapes, GroupOutput output) : IDisposable
{
    private readonly List<ForwardPass> passes = [];

    /// <summary>Evaluates the network at the group's points, once for each reverse sweep of the strategy.</summary>
    public void RunForward(ReadOnlySpan<float> points, CancellationToken cancellation)
    {
        if (task.Strategy.Passes.IsEmpty)
        {
            passes.Add(ForwardPass.Run(network, task, points, null, cancellation));
        }

        foreach (var pass in task.Strategy.Passes)
        {
            passes.Add(ForwardPass.Run(network, task, points, pass, cancellation));
        }
    }

    /// <summary>Attributes one block of latents after the other, up to a number of latents.</summary>
    public void Attribute(int latents, int lanes, CancellationToken cancellation)
    {
        if (task.Strategy.Passes.IsEmpty)
        {
            EmitActivations(latents);
            return;
        }

        for (var first = 0; first < latents; first += lanes)
        {
            SweepBlock(first, Math.Min(lanes, latents - first), cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => passes.ForEach(pass => pass.Dispose());

    /// <summary>The sources' activations are the attributions of every latent.</summary>
    private void EmitActivations(int latents)
    {
        var forward = passes[0];
        for (var source = 0; source < shapes.Sources.Length; source++)
        {
            var number = source;
            forward.Unrecorded(() => output.EmitRepeated(network.Device, forward.Activation(number).Value, number, latents));
        }
    }

    /// <summary>All reverse sweeps for one block of latents; their contributions to a source are multiplied.</summary>
    private void SweepBlock(int first, int lanes, CancellationToken cancellation)
    {
        var products = new Tensor?[shapes.Sources.Length];
        var missing = Enumerable.Range(0, products.Length).ToHashSet();
        try
        {
            for (var pass = 0; pass < passes.Count; pass++)
            {
                Sweep(pass, products, missing, first, lanes, cancellation);
            }

            foreach (var source in missing)
            {
                output.Emit(network.Device, null, shapes.Attributions[source], source, first, lanes);
            }
        }
        finally
        {
            Array.ForEach(products, product => product?.Dispose());
        }
    }

    private void Sweep(int number, Tensor?[] products, HashSet<int> missing, int first, int lanes, CancellationToken cancellation)
    {
        var (forward, pass) = (passes[number], task.Strategy.Passes[number]);
        var points = task.Strategy.PointsPerImage;
        forward.Sweep(first, lanes, pass.Contribution.SeedScale(points), Take, cancellation);

        void Take(int source, Variable cotangent)
        {
            var shape = shapes.Sources[source];
            var grouped = cotangent.Reshape(shape.Prepend(new Shape(lanes, output.Images, points)));
            var activation = forward.Activation(source).Reshape(shape.Prepend(new Shape(output.Images, points)));
            var total = pass.Contribution.Of(grouped, activation, ChannelAxis.Place(shape.Prepend(1)));
            if (products[source] is { } earlier)
            {
                total *= cotangent.Tape.Leaf(earlier);
            }

            if (number == passes.Count - 1)
            {
                output.Emit(network.Device, total.Value, shapes.Attributions[source], source, first, lanes);
                missing.Remove(source);
            }
            else
            {
                products[source] = network.Device.Reshape(total.Value, total.Shape);
            }
        }
    }
}
