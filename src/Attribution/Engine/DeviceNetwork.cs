using RepXai.Networks;
using RepXai.Networks.Operators;
using RepXai.Tensors;

namespace RepXai.Attribution.Engine;

/// <summary>A network with its weights on one device, and its bindings to the batches that were asked for. Used by one thread at a time.</summary>
public sealed class DeviceNetwork : IDisposable
{
    private readonly Dictionary<(int Batch, Shape Image), BoundNetwork> bindings;

    /// <summary>Puts a network on a device; weights are uploaded when first needed.</summary>
    public DeviceNetwork(Network network, IPrimitives device)
        : this(network, new DeviceWeights(device), [])
    {
    }

    private DeviceNetwork(Network network, DeviceWeights weights, Dictionary<(int Batch, Shape Image), BoundNetwork> bindings)
    {
        Network = network;
        Weights = weights;
        this.bindings = bindings;
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>Where it runs.</summary>
    public IPrimitives Device => Weights.Device;

    internal DeviceWeights Weights { get; }

    /// <summary>A variant with some weights replaced; what both have in common is not uploaded twice. To be disposed before this.</summary>
    public DeviceNetwork WithWeights(IReadOnlyDictionary<string, HostTensor> replacements) =>
        new(Network.WithWeights(replacements), Weights.ForVariant(), []);

    /// <summary>The same network on another device.</summary>
    internal DeviceNetwork On(IPrimitives device) => new(Network, new DeviceWeights(device), bindings);

    /// <summary>Takes the weights off the device until they are needed again.</summary>
    public void ReleaseWeights() => Weights.Clear();

    /// <inheritdoc/>
    public void Dispose() => Weights.Dispose();

    /// <summary>The network with shapes for a batch of images.</summary>
    internal BoundNetwork Bind(int batch, Shape image)
    {
        if (!bindings.TryGetValue((batch, image), out var bound))
        {
            bound = Network.Bind(batch, image);
            bindings.Add((batch, image), bound);
        }

        return bound;
    }
}
