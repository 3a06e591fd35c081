using RepXai.Attribution.Contributions;
using RepXai.Tensors;
using RepXai.Tensors.Differentiation;

namespace RepXai.Attribution.Engine;

/// <summary>Forward mode for one source: the derivatives of all latents along its channels, gathered block by block.</summary>
/// <param name="forward">The forward pass, with derivatives along the source prepared.</param>
/// <param name="contribution">What a channel's direction is, and what is made of the derivatives.</param>
/// <param name="source">The source's number.</param>
/// <param name="shape">[images, points, source shape...]</param>
/// <param name="channels">The source's shape with one position.</param>
internal sealed class ChannelSweep(ForwardPass forward, IContribution contribution, int source, Shape shape, Shape channels) : IDisposable
{
    private readonly int place = ChannelAxis.Place(channels.Prepend(1));
    private Tensor? derivatives;

    /// <summary>Derives along a block of channels.</summary>
    public void Derive(int first, int lanes, CancellationToken cancellation) => forward.Unrecorded(() =>
    {
        var units = forward.Units(first, lanes, channels.Count, contribution.SeedScale(shape[1]));
        var direction = contribution.Direction(Activation(), place) * units.Reshape(channels.Prepend(new Shape(lanes, 1, 1)));
        var rows = shape[0] * shape[1];
        var directions = direction.BroadcastTo(shape.Prepend(lanes)).Reshape(shape[2..].Prepend(new Shape(lanes, rows)));
        forward.Derive(source, directions, block => Add(block.Permute(2, 1, 0).Embed(1, first, 1, channels.Count)), cancellation);
    });

    /// <summary>What the contribution makes of a block of latents, handed on; nothing where no latent depends on the source.</summary>
    /// <param name="first">The block's first latent.</param>
    /// <param name="lanes">Number of latents.</param>
    /// <param name="emit">Takes [lanes, images, 1, ...], which is freed when the call returns.</param>
    public void Emit(int first, int lanes, Action<Variable?> emit) => forward.Unrecorded(() =>
    {
        var block = derivatives is null ? null : Activation().Tape.Leaf(derivatives).Slice(3, first, 1, lanes);
        emit(block is null
            ? null
            : contribution.OfChannels(block.Reshape(channels.Prepend(new Shape(lanes, shape[0], shape[1]))), Activation(), place));
    });

    /// <inheritdoc/>
    public void Dispose() => derivatives?.Dispose();

    private Variable Activation() => forward.Activation(source).Reshape(shape);

    /// <summary>Adds [K, rows, channels], which is zero outside of the block.</summary>
    private void Add(Variable block)
    {
        var (tape, earlier) = (block.Tape, derivatives);
        var total = earlier is null ? block : tape.Leaf(earlier) + block;
        derivatives = tape.Device.Reshape(total.Value, total.Shape);
        earlier?.Dispose();
    }
}
