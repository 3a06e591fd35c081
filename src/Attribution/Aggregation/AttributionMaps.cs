using System.Buffers;
using System.Numerics.Tensors;
using RepXai.Tensors;

namespace RepXai.Attribution.Aggregation;

/// <summary>
/// The maps M [latents, positions] and the channel matrix W [latents, channels] of one image and one source, gathered from blocks of
/// attributions that are read once and not kept. Sums run in float64 in an order that depends neither on the blocks nor on the
/// machine's vector width; M is kept in float32 (every published number needs 1e-5 and keeps 1e-6), W in float64. Different latents may be
/// added at the same time.
/// </summary>
public sealed class AttributionMaps
{
    private readonly float[] allMaps;
    private readonly double[] channelSums;
    private readonly bool[] present;
    private int missing;

    /// <summary>Creates empty maps.</summary>
    /// <param name="source">The shape of the source layer's activation.</param>
    /// <param name="latents">How many latents the target has; at least one.</param>
    /// <param name="transform">How channels are brought to one map.</param>
    public AttributionMaps(SourceShape source, int latents, ChannelTransform transform)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(latents, 1);
        Source = source;
        Latents = latents;
        Transform = transform;
        allMaps = new float[checked(latents * source.Positions)];
        channelSums = new double[checked(latents * source.Channels)];
        present = new bool[latents];
        missing = latents;
    }

    /// <summary>The shape of the source layer's activation.</summary>
    public SourceShape Source { get; }

    /// <summary>How many latents the target has.</summary>
    public int Latents { get; }

    /// <summary>How channels were brought to one map.</summary>
    public ChannelTransform Transform { get; }

    /// <summary>Whether every latent has been added.</summary>
    public bool IsComplete => missing == 0;

    /// <summary>M, row-major [latents, positions]; complete maps only.</summary>
    public ReadOnlySpan<float> Maps => Complete(allMaps);

    /// <summary>W, row-major [latents, channels]; complete maps only.</summary>
    public ReadOnlySpan<double> ChannelMatrix => Complete(channelSums);

    /// <summary>M_i, the map of one latent; complete maps only.</summary>
    public ReadOnlySpan<float> Map(int latent) => Maps.Slice(latent * Source.Positions, Source.Positions);

    /// <summary>Adds the attributions of a block of latents, on a device's threads.</summary>
    /// <param name="firstLatent">The block's first latent.</param>
    /// <param name="latentCount">How many latents the block has.</param>
    /// <param name="phi">The attributions, [latents of the block, elements of the source in its layout].</param>
    /// <param name="device">Its threads add latents side by side.</param>
    /// <exception cref="UserErrorException">An attribution is not finite, or its transform overflows.</exception>
    /// <exception cref="InvalidOperationException">A latent was added before.</exception>
    public void Add(int firstLatent, int latentCount, ReadOnlyMemory<float> phi, IPrimitives device)
    {
        ArgumentNullException.ThrowIfNull(device);
        Require(firstLatent, latentCount, phi.Span);
        device.RunOnHost(latentCount, i => AddLatent(firstLatent + i, phi.Span.Slice(i * Source.Elements, Source.Elements)));
    }

    /// <summary>Adds the attributions of a block of latents.</summary>
    /// <param name="firstLatent">The block's first latent.</param>
    /// <param name="latentCount">How many latents the block has.</param>
    /// <param name="phi">The attributions, [latents of the block, elements of the source in its layout].</param>
    /// <exception cref="UserErrorException">An attribution is not finite, or its transform overflows.</exception>
    /// <exception cref="InvalidOperationException">A latent was added before.</exception>
    public void Add(int firstLatent, int latentCount, ReadOnlySpan<float> phi)
    {
        Require(firstLatent, latentCount, phi);
        for (var i = 0; i < latentCount; i++)
            AddLatent(firstLatent + i, phi.Slice(i * Source.Elements, Source.Elements));
    }

    /// <summary>Forgets every latent, so that the buffers serve the next image.</summary>
    public void Clear()
    {
        channelSums.AsSpan().Clear();
        present.AsSpan().Clear();
        missing = Latents;
    }

    private void Require(int firstLatent, int latentCount, ReadOnlySpan<float> phi)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstLatent);
        ArgumentOutOfRangeException.ThrowIfNegative(latentCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(latentCount, Latents - firstLatent);
        if (phi.Length != (long)latentCount * Source.Elements)
            throw new ArgumentException($"{latentCount} latents of {Source.Elements} attributions are not {phi.Length}.", nameof(phi));
    }

    private void AddLatent(int latent, ReadOnlySpan<float> phi)
    {
        if (present[latent])
            throw new InvalidOperationException($"Latent {latent} was added twice.");
        var channels = channelSums.AsSpan(latent * Source.Channels, Source.Channels);
        var target = allMaps.AsSpan(latent * Source.Positions, Source.Positions);
        var rented = ArrayPool<double>.Shared.Rent(target.Length);
        var map = rented.AsSpan(0, target.Length);
        map.Clear();
        Sum(phi, map, channels);
        Rescale(phi, map, channels);
        TensorPrimitives.ConvertTruncating(map, target);
        ArrayPool<double>.Shared.Return(rented);
        if (!AllFinite(target))
            throw NotFinite(latent, phi);
        present[latent] = true;
        Interlocked.Decrement(ref missing);
    }

    private void Sum(ReadOnlySpan<float> phi, Span<double> map, Span<double> channels)
    {
        if (Transform == ChannelTransform.Var)
            ChannelVariance.Add(Source, phi, map, channels);
        else if (Source.Layout == SourceLayout.ChannelsFirst)
            ElementSums.Add(Transform, phi, channels, map);
        else if (Source.Layout == SourceLayout.ChannelsLast)
            ElementSums.Add(Transform, phi, map, channels);
        else
            SumFeatures(phi, map, channels);
    }

    private void SumFeatures(ReadOnlySpan<float> phi, Span<double> map, Span<double> channels)
    {
        Span<double> total = [0];
        ElementSums.Add(Transform, phi, total, map);
        map.CopyTo(channels);
    }

    private void Rescale(ReadOnlySpan<float> phi, Span<double> map, Span<double> channels)
    {
        var factor = Transform switch
        {
            ChannelTransform.SqrtMax => Math.Sqrt(Math.Max(0, TensorPrimitives.Max(phi))),
            ChannelTransform.Softmax => Math.Exp(Math.Abs(TensorPrimitives.MaxMagnitude(phi))),
            _ => 1.0,
        };
        if (factor == 1)
            return;
        TensorPrimitives.Multiply(map, factor, map);
        TensorPrimitives.Multiply(channels, factor, channels);
    }

    private static bool AllFinite(ReadOnlySpan<float> values) => TensorPrimitives.IsFiniteAll(values);

    private UserErrorException NotFinite(int latent, ReadOnlySpan<float> phi) => AllFinite(phi)
        ? new UserErrorException(
            $"The attributions of latent {latent} overflow under the channel transform '{Transform.Name()}': use another, such as 'abs'.")
        : new UserErrorException(
            $"The attributions of latent {latent} hold NaN or infinity: look for such values in the model's weights and in the images.");

    private T[] Complete<T>(T[] values) => IsComplete
        ? values
        : throw new InvalidOperationException($"{missing} of {Latents} latents have not been added.");
}
