using RepXai.Tensors;
using RepXai.Tensors.Differentiation;

namespace RepXai.Networks.Operators;

/// <summary>
/// A network's weights on one device, uploaded when first needed and shared by all runs there, whatever their batch. It belongs to the
/// thread of its device.
/// </summary>
public sealed class DeviceWeights : IDisposable
{
    private readonly Dictionary<HostTensor, Tensor> uploaded = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(object Node, string Name), Tensor> derived = [];
    private readonly DeviceWeights? shared;

    /// <summary>Prepares for a device; nothing is uploaded yet.</summary>
    public DeviceWeights(IPrimitives device) : this(device, null)
    {
    }

    private DeviceWeights(IPrimitives device, DeviceWeights? shared)
    {
        Device = device;
        this.shared = shared;
    }

    /// <summary>Where the weights are.</summary>
    public IPrimitives Device { get; }

    /// <summary>
    /// For a variant of the network with some weights replaced (<see cref="Network.WithWeights"/>): what both have in common is not
    /// uploaded twice. To be disposed before this.
    /// </summary>
    public DeviceWeights ForVariant() => new(Device, this);

    /// <summary>A weight on the device.</summary>
    internal Tensor Of(HostTensor weight)
    {
        if (Find(weight) is { } found)
        {
            return found;
        }

        var tensor = Upload(weight);
        uploaded.Add(weight, tensor);
        return tensor;
    }

    /// <summary>Whether an operand's elements are those of the network's own weight.</summary>
    internal bool Holds(BoundValue value, Variable operand) =>
        value.Known is { } weight && ReferenceEquals(Find(weight), operand.Value);

    /// <summary>A value that follows from weights alone, computed when first needed; shapes are those of one binding.</summary>
    internal Tensor Derived(BoundNode node, string name, Func<Tape, Variable> compute) => Derived((object)node, name, device =>
    {
        using var scratch = new Tape(device);
        var result = compute(scratch);
        return device.Reshape(result.Value, result.Shape);
    });

    /// <summary>The same for all bindings of a node.</summary>
    internal Tensor Derived(Node node, string name, Func<IPrimitives, Tensor> compute) => Derived((object)node, name, compute);

    private Tensor Derived(object node, string name, Func<IPrimitives, Tensor> compute)
    {
        if (!derived.TryGetValue((node, name), out var tensor))
        {
            derived.Add((node, name), tensor = compute(Device));
        }

        return tensor;
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    /// <summary>Takes everything off the device until it is needed again.</summary>
    public void Clear()
    {
        foreach (var tensor in uploaded.Values.Concat(derived.Values))
        {
            tensor.Dispose();
        }

        uploaded.Clear();
        derived.Clear();
    }

    private Tensor? Find(HostTensor weight) => uploaded.GetValueOrDefault(weight) ?? shared?.Find(weight);

    private Tensor Upload(HostTensor weight)
    {
        if (weight.Kind == ValueKind.Float)
        {
            return Device.Upload(weight.Shape, weight.Floats);
        }

        var numbers = new double[weight.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = weight.Integers[i];
        }

        return Device.Upload(weight.Shape, numbers);
    }
}
