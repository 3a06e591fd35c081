namespace RepXai.Networks.Running;

/// <summary>Values of a run that only the next node of a chain reads, so that nobody misses them.</summary>
/// <param name="readers">How often nodes of the run read each value.</param>
/// <param name="kept">Values that someone asked for.</param>
/// <param name="rules">Changed derivatives, which need the nodes that they cover.</param>
internal sealed class InnerValues(int[] readers, IReadOnlySet<BoundValue> kept, IReverseRules? rules)
{
    /// <summary>The node that computes an inner value; null for any other value.</summary>
    public BoundNode? ProducerOf(BoundValue value) =>
        value.Producer is { Outputs.Length: 1 } node && readers[value.Index] == 1 && !kept.Contains(value) && IsFree(node) ? node : null;

    /// <summary>Whether a node may be computed together with others.</summary>
    public bool IsFree(BoundNode node) => rules is null || !rules.Covers(node);
}
