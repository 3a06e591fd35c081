using RepXai.Attribution.Controls;
using RepXai.Attribution.Engine;
using RepXai.Contracts.Results;
using RepXai.Sweeps.Planning;
using RepXai.Tensors;
using RepXai.Tensors.Cpu;

namespace RepXai.Sweeps.Execution;

/// <summary>One worker's device with the network it worked on last, so that neighbouring units share the loaded model and its weights.</summary>
internal sealed class Workbench(CpuPrimitives<float> device, GarbageLimit garbage) : IDisposable
{
    private DeviceNetwork? original;
    private DeviceNetwork? variant;
    private (VariantDescription Kind, ulong Seed)? variantOf;
    private (long Group, DeviceNetwork Network, UnitTask Task)? prepared;

    /// <summary>The network of a model, with its weights randomised if the variant says so.</summary>
    /// <param name="path">The model's file.</param>
    /// <param name="facts">What the plan saw there.</param>
    /// <param name="kind">The variant.</param>
    /// <param name="imageShape">One image, to bind the graph.</param>
    /// <param name="seed">Key of random weights.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="UserErrorException">The file is no longer what the plan saw.</exception>
    public DeviceNetwork Network(
        string path, ModelFacts facts, VariantDescription kind, Shape imageShape, ulong seed, CancellationToken cancellation)
    {
        original = Original(path, facts.ContentHash, cancellation);
        var randomised = Randomised(kind, facts.ParameterLayers);
        if (randomised.Count == 0)
        {
            return original;
        }

        if (variant is null || variantOf != (kind, seed))
        {
            prepared = null;
            variant?.Dispose();
            var bound = original.Network.Bind(original.Network.FixedBatch ?? 1, imageShape);
            variant = original.WithWeights(WeightRandomisation.Randomise(bound, randomised, seed));
            variantOf = (kind, seed);
        }

        return variant;
    }

    /// <summary>The task of a group of units; neighbouring units share it.</summary>
    /// <param name="group">The group's place in the plan.</param>
    /// <param name="network">The model variant, as <see cref="Network"/> gave it.</param>
    /// <param name="prepare">Prepares the task.</param>
    public UnitTask Task(long group, DeviceNetwork network, Func<UnitTask> prepare)
    {
        if (prepared is not { } last || last.Group != group || last.Network != network)
        {
            prepared = last = (group, network, prepare());
        }

        return last.Task;
    }

    /// <summary>
    /// Keeps the device within what a unit leaves to it; weights and packed forms of earlier units go if they leave too little. What the
    /// process has thrown away goes too, where it would come on top of what the unit takes.
    /// </summary>
    public void Prepare(UnitComputation computation)
    {
        garbage.Free();
        if (device.LiveBytes > computation.ResidentBytes)
        {
            variant?.ReleaseWeights();
            original?.ReleaseWeights();
        }

        device.MemoryBudget = computation.DeviceBytes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Clear();
        device.Dispose();
    }

    private DeviceNetwork Original(string path, string contentHash, CancellationToken cancellation)
    {
        if (original?.Network.ContentHash == contentHash)
        {
            return original;
        }

        Clear();
        device.TrimMemory();
        garbage.FreeAll(); // The weights of the planner's and of earlier models go before these come.
        var network = Networks.Network.Load(path, cancellation);
        return network.ContentHash == contentHash
            ? new DeviceNetwork(network, device)
            : throw new UserErrorException($"'{path}' was changed since the sweep was planned; submit the sweep again.");
    }

    private void Clear()
    {
        variant?.Dispose();
        original?.Dispose();
        (variant, original, variantOf, prepared) = (null, null, null, null);
    }

    private static HashSet<string> Randomised(VariantDescription kind, IReadOnlyList<string> layers) => kind.Kind switch
    {
        VariantKind.OneLayer => [kind.Layer!],
        VariantKind.Cascading => layers.TakeWhile(layer => layer != kind.Layer).Append(kind.Layer!).ToHashSet(StringComparer.Ordinal),
        VariantKind.Full => layers.ToHashSet(StringComparer.Ordinal),
        _ => [],
    };
}
