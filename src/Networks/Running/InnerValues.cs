namespace RepXai.Networks.Running;

/// <summary>Values of a run that only the next node of a chain reads, so that nobody misses them.</summary>
/// <param name="readers">How often nodes of the run read each value.</param>
/// <param name="kept">Values that someone asked for.</param>
/// <param name="isCovered">Which nodes have changed derivatives, which need them.</param>
/// <param name="isVariable">Which values a run may replace or go back to.</param>
internal sealed class InnerValues(int[] readers, IReadOnlySet<BoundValue> kept, Func<BoundNode, bool> isCovered, Func<BoundValue, bool> isVariable)
{
    /// <summary>The node that computes an inner value; null for any other value.</summary>
    public BoundNode? ProducerOf(BoundValue value) =>
        value.Producer is { Outputs.Length: 1 } node && readers[value.Index] == 1 && !kept.Contains(value) && IsFree(node) ? node : null;

    /// <summary>Whether a value is the network's own weight in this run.</summary>
    public bool IsFixed(BoundValue value) => value.Known is { Kind: ValueKind.Float } && !kept.Contains(value) && !isVariable(value);

    /// <summary>Whether a node may be computed together with others.</summary>
    public bool IsFree(BoundNode node) => !isCovered(node);
}
