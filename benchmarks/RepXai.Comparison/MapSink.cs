using RepXai.Attribution.Aggregation;
using RepXai.Attribution.Engine;
using RepXai.Tensors;

namespace RepXai.Comparison;

/// <summary>Makes maps of attributions as they come.</summary>
/// <param name="device">Its threads make them.</param>
/// <param name="maps">The maps of each source.</param>
/// <param name="time">The clock.</param>
internal sealed class MapSink(IPrimitives device, AttributionMaps[] maps, TimeProvider time) : IAttributionSink
{
    private long firstArrival;
    private long lastArrival;
    private int latentsAfterFirst;

    /// <summary>What a latent took once the first block had come; nothing where there is no other block.</summary>
    public double? SecondsPerLatent =>
        latentsAfterFirst > 0 ? time.GetElapsedTime(firstArrival, lastArrival).TotalSeconds / latentsAfterFirst : null;

    public void Accept(int image, int source, int firstLatent, int latents, ReadOnlyMemory<float> phi)
    {
        maps[source].Add(firstLatent, latents, phi, device);
        if (source != 0)
        {
            return;
        }

        lastArrival = time.GetTimestamp();
        firstArrival = firstLatent == 0 ? lastArrival : firstArrival;
        latentsAfterFirst += firstLatent == 0 ? 0 : latents;
    }
}
