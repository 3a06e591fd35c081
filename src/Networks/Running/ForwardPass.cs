using RepXai.Networks.Operators;
using RepXai.Tensors.Differentiation;

namespace RepXai.Networks.Running;

/// <summary>One run over a network's nodes.</summary>
internal sealed class ForwardPass
{
    private readonly BoundNetwork network;
    private readonly DeviceWeights weights;
    private readonly Tape tape;
    private readonly RunRequest request;
    private readonly Dictionary<BoundValue, Variable> values = [];
    private readonly HashSet<BoundValue> kept;
    private readonly HashSet<BoundValue> tracked;
    private readonly int[] readers;

    public ForwardPass(BoundNetwork network, DeviceWeights weights, Tape tape, RunRequest request)
    {
        this.network = network;
        this.weights = weights;
        this.tape = tape;
        this.request = request;
        tracked = [.. request.Sources ?? [network.Input]];
        kept = [.. request.Wanted, .. tracked, network.Input];
        readers = new int[network.ValueCount];
    }

    public NetworkRun Run(Variable images, CancellationToken cancellation)
    {
        var steps = Steps(Needed());
        values[network.Input] = images;
        foreach (var step in steps)
        {
            cancellation.ThrowIfCancellationRequested();
            Compute(step);
            Release(step);
        }

        return new NetworkRun(kept.Where(IsThere).ToDictionary(value => value, Resolve));
    }

    /// <summary>The nodes that the wanted values need, in order; readers of a value that nobody needs are not counted.</summary>
    private List<BoundNode> Needed()
    {
        var needed = request.Wanted.ToHashSet();
        var nodes = new List<BoundNode>();
        foreach (var node in network.Nodes.Reverse())
        {
            if (node.Outputs.Any(needed.Contains))
            {
                nodes.Add(node);
                needed.UnionWith(node.Inputs.OfType<BoundValue>());
            }
        }

        nodes.Reverse();
        return nodes;
    }

    /// <summary>The nodes in order, with chains that amount to one function as one step; counts how often values are read.</summary>
    private List<RunStep> Steps(List<BoundNode> nodes)
    {
        CountReaders(nodes.SelectMany(node => node.Inputs), 1);
        var recorded = Recorded(nodes);
        var inner = new InnerValues(readers, kept, node => recorded.Contains(node) && request.Rules?.Covers(node) == true, IsTracked);
        var (steps, covered) = (new List<RunStep>(), new HashSet<BoundNode>());
        for (var place = nodes.Count - 1; place >= 0; place--)
        {
            var node = nodes[place];
            if (covered.Contains(node))
            {
                continue;
            }

            var chain = GeluChain.EndingIn(node, inner) ?? NormalisedConvolution.EndingIn(node, inner, weights);
            covered.UnionWith(chain?.Nodes ?? []);
            steps.Add(chain?.Step ?? new RunStep(node, node.Inputs));
        }

        steps.Reverse();
        CountReaders(covered.SelectMany(node => node.Inputs), -1);
        CountReaders(steps.Where(step => step.Function is not null).SelectMany(step => step.Operands), 1);
        return steps;
    }

    /// <summary>The nodes that a source reaches.</summary>
    private HashSet<BoundNode> Recorded(List<BoundNode> nodes)
    {
        var recorded = new HashSet<BoundNode>();
        foreach (var node in nodes)
        {
            if (node.Inputs.Any(value => IsTracked(value) || (value?.Producer is { } producer && recorded.Contains(producer))))
            {
                recorded.Add(node);
            }
        }

        return recorded;
    }

    private void CountReaders(IEnumerable<BoundValue?> operands, int each)
    {
        foreach (var operand in operands.OfType<BoundValue>())
        {
            readers[operand.Index] += each;
        }
    }

    private void Compute(RunStep step)
    {
        if (step.Function is { } function)
        {
            Keep(step.Node.Outputs[0], step.Operands.Any(IsTracked), () => function(place => Resolve(step.Operands[place]!)), null);
            return;
        }

        var node = step.Node;
        var isTracked = node.Inputs.Any(IsTracked);
        var operands = new Operands(node.Inputs.Length, place => node.Inputs[place] is { } operand ? Resolve(operand) : null);
        for (var output = 0; output < node.Outputs.Length; output++)
        {
            var value = node.Outputs[output];
            if (readers[value.Index] == 0 && !kept.Contains(value))
            {
                continue;
            }

            var computed = new OperatorStep(node, output, tape, operands, weights);
            var covering = isTracked && request.Rules is { } rules && rules.Covers(node) ? rules : null;
            Keep(value, isTracked, computed.Forward, covering is null ? null : () => Covered(computed, covering));
        }
    }

    /// <summary>Computes a value, recorded where a source reaches it; there a changed derivative counts.</summary>
    private void Keep(BoundValue value, bool isTracked, Func<Variable> forward, Func<Variable>? changed)
    {
        values[value] = isTracked ? Recorded(changed ?? forward) : Unrecorded(forward, value);
        if (isTracked)
        {
            tracked.Add(value);
        }
    }

    /// <summary>The result as a constant; a source's is where recording starts.</summary>
    private Variable Unrecorded(Func<Variable> forward, BoundValue value)
    {
        var result = tape.Replace([], forward, null);
        return tracked.Contains(value) ? tape.Leaf(result.Value) : result;
    }

    /// <summary>The result with its steps, of which only what a sweep reads is kept.</summary>
    private Variable Recorded(Func<Variable> forward)
    {
        var first = tape.Count;
        var result = forward();
        tape.ReleaseUnread(first, result);
        return result;
    }

    /// <summary>The step with the rules' derivative in place of its own.</summary>
    private Variable Covered(OperatorStep step, IReverseRules rules)
    {
        var places = Enumerable.Range(0, step.Inputs.Count).Where(place => step.Node.Inputs[place] is { Kind: ValueKind.Float }).ToArray();
        var operands = places.Select(step.Input).ToArray();
        Variable Forward(IReadOnlyList<Variable> others)
        {
            var inputs = new Variable?[step.Inputs.Count];
            for (var i = 0; i < places.Length; i++)
            {
                inputs[places[i]] = others[i];
            }

            return step.With(others[0].Tape, inputs).Forward();
        }

        return tape.Replace(operands, step.Forward, (pullback, operand) => rules.Pass(step.Node, Forward, pullback, operand));
    }

    private bool IsTracked(BoundValue? value) =>
        value is not null && (tracked.Contains(value) || (value.IsParameter && request.Parameters.ContainsKey(value.Name)));

    private bool IsThere(BoundValue value) => values.ContainsKey(value) || value.Known is not null;

    private Variable Resolve(BoundValue value)
    {
        if (!values.TryGetValue(value, out var variable))
        {
            variable = value.IsParameter && request.Parameters.TryGetValue(value.Name, out var parameter)
                ? parameter
                : tape.Constant(weights.Of(value.Known!));
            values.Add(value, variable);
        }

        return variable;
    }

    /// <summary>Frees operands that neither a later node nor a reverse sweep reads; several names may stand for one value.</summary>
    private void Release(RunStep step)
    {
        foreach (var operand in step.Operands.OfType<BoundValue>())
        {
            if (--readers[operand.Index] > 0 || kept.Contains(operand) || operand.Known is not null)
            {
                continue;
            }

            if (values.Remove(operand, out var variable) && !values.ContainsValue(variable))
            {
                tape.ReleaseUnread(variable);
            }
        }
    }
}
