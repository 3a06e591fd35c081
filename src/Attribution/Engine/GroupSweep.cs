using System.Collections.Immutable;
using RepXai.Tensors;
using RepXai.Tensors.Differentiation;

namespace RepXai.Attribution.Engine;

/// <summary>
/// A group of images in work: the forward passes of its points, and the reverse sweeps of one block of latents after the other. A block's
/// attributions to a source leave as soon as the last sweep has passed it.
/// </summary>
internal sealed class GroupSweep(
    DeviceNetwork network, AttributionTask task, TaskShapes shapes, DifferentiationModes modes, GroupOutput output) : IDisposable
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

        if (!modes.Forward.IsEmpty)
        {
            passes[0].PrepareDerivatives(modes.Forward, cancellation);
        }
    }

    /// <summary>Attributes the latents to all sources.</summary>
    public void Attribute(int latents, int lanes, CancellationToken cancellation)
    {
        foreach (var source in modes.Forward)
        {
            Derive(source, shapes.ChannelsOf(source).Count, latents, lanes, cancellation);
        }

        SweepBack(modes.Reverse, latents, lanes, cancellation);
    }

    /// <summary>Attributes latents to a source by their derivatives along its channels, up to a number of channels and latents.</summary>
    public void Derive(int source, int channels, int latents, int lanes, CancellationToken cancellation)
    {
        var shape = shapes.Sources[source].Prepend(new Shape(output.Images, task.Strategy.PointsPerImage));
        using var sweep = new ChannelSweep(passes[0], task.Strategy.Passes[0].Contribution, source, shape, shapes.ChannelsOf(source));
        for (var first = 0; first < channels; first += lanes)
        {
            sweep.Derive(first, Math.Min(lanes, channels - first), cancellation);
        }

        for (var first = 0; first < latents; first += lanes)
        {
            var (latent, count) = (first, Math.Min(lanes, latents - first));
            sweep.Emit(latent, count, block => Emit(block, source, latent, count));
        }
    }

    /// <summary>
    /// Attributes one block of latents after the other to sources by reverse sweeps, up to a number of latents; a strategy without such
    /// sweeps hands on activations.
    /// </summary>
    public void SweepBack(ImmutableArray<int> sources, int latents, int lanes, CancellationToken cancellation)
    {
        if (task.Strategy.Passes.IsEmpty)
        {
            EmitActivations(latents);
            return;
        }

        for (var first = 0; first < latents && !sources.IsEmpty; first += lanes)
        {
            SweepBlock(sources, first, Math.Min(lanes, latents - first), cancellation);
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
            forward.Unrecorded(() => output.EmitRepeated(network.Device, Wanted(forward.Activation(number), number).Value, number, latents));
        }
    }

    /// <summary>All reverse sweeps for one block of latents; their contributions to a source are multiplied.</summary>
    private void SweepBlock(ImmutableArray<int> sources, int first, int lanes, CancellationToken cancellation)
    {
        var products = new Tensor?[shapes.Sources.Length];
        var missing = sources.ToHashSet();
        try
        {
            for (var pass = 0; pass < passes.Count; pass++)
            {
                Sweep(pass, sources, products, missing, first, lanes, cancellation);
            }

            foreach (var source in missing)
            {
                Emit(null, source, first, lanes);
            }
        }
        finally
        {
            Array.ForEach(products, product => product?.Dispose());
        }
    }

    private void Sweep(
        int number, ImmutableArray<int> sources, Tensor?[] products, HashSet<int> missing, int first, int lanes, CancellationToken cancellation)
    {
        var (forward, pass) = (passes[number], task.Strategy.Passes[number]);
        var points = task.Strategy.PointsPerImage;
        forward.Sweep(sources, first, lanes, pass.Contribution.SeedScale(points), Take, cancellation);

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
                Emit(total, source, first, lanes);
                missing.Remove(source);
            }
            else
            {
                products[source] = network.Device.Reshape(total.Value, total.Shape);
            }
        }
    }

    /// <summary>Hands on a block's attributions to a source, [lanes, images, 1, ...]; null for zeros.</summary>
    private void Emit(Variable? block, int source, int first, int lanes)
    {
        var wanted = block is null ? null : Wanted(block, source).Value;
        output.Emit(network.Device, wanted, shapes.Attributions[source], source, first, lanes);
    }

    private Variable Wanted(Variable attributions, int source) =>
        task.OnlyChannelSums && shapes.PositionsOf(source) is [_, ..] positions ? attributions.Sum(positions) : attributions;
}
