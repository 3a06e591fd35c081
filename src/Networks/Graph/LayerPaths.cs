using System.Collections.Immutable;
using RepXai.Tensors;

namespace RepXai.Networks;

/// <summary>What has to be computed for one target and its sources.</summary>
/// <param name="Forward">The nodes that the target needs, in order.</param>
/// <param name="Between">Those of them that a reverse sweep from the target to the sources visits.</param>
/// <param name="Unreachable">Sources that the target does not depend on.</param>
public sealed record LayerPaths(
    ImmutableArray<BoundNode> Forward,
    ImmutableArray<BoundNode> Between,
    ImmutableArray<Layer> Unreachable)
{
    /// <summary>Walks back from the target, then forward from the sources.</summary>
    internal static LayerPaths Of(BoundNetwork network, IReadOnlyCollection<Layer> sources, Layer target)
    {
        var needed = Needed(network, target);
        var reached = new bool[network.ValueCount];
        foreach (var source in sources)
        {
            reached[source.Value.Index] = true;
        }

        var forward = network.Nodes.Where(node => node.Outputs.Any(output => needed[output.Index])).ToImmutableArray();
        var between = ImmutableArray.CreateBuilder<BoundNode>();
        foreach (var node in forward)
        {
            if (!node.Inputs.Any(operand => operand is not null && reached[operand.Index]))
            {
                continue;
            }

            between.Add(node);
            foreach (var output in node.Outputs)
            {
                reached[output.Index] = true;
            }
        }

        var unreachable = sources.Where(source => !needed[source.Value.Index] || source == target).ToImmutableArray();
        return unreachable.Length < sources.Count
            ? new LayerPaths(forward, between.ToImmutable(), unreachable)
            : throw new UserErrorException(
                $"{network.Network.Name}: the target {Quoted.Name(target.Name)} lies above none of its sources " +
                $"({Quoted.Names(sources.Select(source => source.Name))}); choose sources that it is computed from.");
    }

    /// <summary>Which values the target is computed from, itself among them.</summary>
    private static bool[] Needed(BoundNetwork network, Layer target)
    {
        var needed = new bool[network.ValueCount];
        needed[target.Value.Index] = true;
        for (var i = network.Nodes.Length - 1; i >= 0; i--)
        {
            var node = network.Nodes[i];
            if (!node.Outputs.Any(output => needed[output.Index]))
            {
                continue;
            }

            foreach (var operand in node.Inputs)
            {
                if (operand is not null)
                {
                    needed[operand.Index] = true;
                }
            }
        }

        return needed;
    }
}
