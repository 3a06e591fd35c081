using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Differentiation;

/// <summary>One reverse sweep over what a tape holds.</summary>
/// <param name="tape">The tape.</param>
/// <param name="variables">What it holds, in order; a recorded sweep adds to it.</param>
/// <param name="record">Whether the sweep itself is recorded.</param>
internal sealed class ReverseSweep(Tape tape, IReadOnlyList<Variable> variables, bool record)
{
    private Pending?[] pending = [];
    private bool[] onPath = [];

    /// <summary>Sweeps from a target to sources, as <see cref="Tape.Sweep"/> says.</summary>
    public void Run(
        Variable target, Variable seed, IReadOnlyList<Variable> sources, Action<int, Variable> arrive, CancellationToken cancellation)
    {
        onPath = PathsFrom(sources, target.Id);
        pending = new Pending?[target.Id + 1];
        var wanted = Enumerable.Range(0, sources.Count).ToLookup(i => sources[i].Id);
        if (onPath[target.Id])
        {
            pending[target.Id] = new Pending(record ? seed : Unrecorded(tape.Device.Reshape(seed.Value, seed.Shape)));
        }

        try
        {
            for (var id = target.Id; id >= 0; id--)
            {
                if (pending[id] is null)
                {
                    continue;
                }

                cancellation.ThrowIfCancellationRequested();
                foreach (var source in wanted[id])
                {
                    Deliver(source, Complete(id), arrive);
                }

                PullBack(variables[id]);
                Free(pending[id]?.Value);
                pending[id] = null;
            }
        }
        finally
        {
            foreach (var left in pending)
            {
                Free(left?.Value);
            }
        }
    }

    private void Deliver(int source, Variable cotangent, Action<int, Variable> arrive)
    {
        if (record)
        {
            arrive(source, cotangent);
        }
        else
        {
            tape.Unrecorded(() => arrive(source, cotangent));
        }
    }

    private void PullBack(Variable variable)
    {
        if (variable.Primitive is not { } primitive)
        {
            return;
        }

        for (var i = 0; i < variable.Operands.Length; i++)
        {
            var id = variable.Operands[i].Id;
            if (id >= 0 && onPath[id] && (record || !PullBackAtOnce(variable, primitive, i)))
            {
                PullBackInSteps(variable, primitive, i);
            }
        }
    }

    private bool PullBackAtOnce(Variable variable, Primitive primitive, int operand)
    {
        ref var earlier = ref pending[variable.Operands[operand].Id];
        if (primitive.PullBackAtOnce(tape.Device, variable, pending[variable.Id]!.Operand, operand, earlier?.Operand) is not { } total)
        {
            return false;
        }

        Free(earlier?.Value);
        earlier = new Pending(Unrecorded(total.Value), total.Gate, total.Choice);
        return true;
    }

    private void PullBackInSteps(Variable variable, Primitive primitive, int operand)
    {
        var id = variable.Operands[operand].Id;
        var pullback = new Pullback(variable.Operands, variable, Complete(variable.Id));
        var earlier = pending[id] is null ? null : Complete(id);
        Variable? Total() => primitive.Pullback(pullback, operand) is not { } share ? null : earlier is null ? share : earlier + share;
        if ((record ? Total() : Detached(Total)) is { } total)
        {
            Free(earlier);
            pending[id] = new Pending(total);
        }
    }

    /// <summary>A pending cotangent with all applied that waits.</summary>
    private Variable Complete(int id)
    {
        var waiting = pending[id]!;
        if (waiting.Operand.Waits)
        {
            pending[id] = new Pending(Unrecorded(SingleSteps.Let(tape.Device, waiting.Operand)));
            Free(waiting.Value);
        }

        return pending[id]!.Value;
    }

    /// <summary>Which variables up to the last one depend on a source.</summary>
    private bool[] PathsFrom(IReadOnlyList<Variable> sources, int last)
    {
        var paths = new bool[last + 1];
        foreach (var source in sources)
        {
            if (source.Id <= last)
            {
                paths[source.Id] = true;
            }
        }

        for (var id = 0; id <= last; id++)
        {
            foreach (var operand in variables[id].Operands)
            {
                paths[id] |= operand.Id >= 0 && paths[operand.Id];
            }
        }

        return paths;
    }

    private Variable? Detached(Func<Variable?> compute) => tape.Transiently(compute) is { } value ? Unrecorded(value) : null;

    private Variable Unrecorded(Tensor value) => new(tape, value, -1, null, []);

    private void Free(Variable? cotangent)
    {
        if (!record)
        {
            cotangent?.Value.Dispose();
        }
    }

    /// <summary>A cotangent that waits for its turn.</summary>
    /// <param name="Value">The cotangent.</param>
    /// <param name="Gate">A rectifier's result that has yet to be applied.</param>
    /// <param name="Choice">What a pool chose, where it has yet to be applied.</param>
    private sealed record Pending(Variable Value, Tensor? Gate = null, PoolChoice? Choice = null)
    {
        public Gated Operand => new(Value.Value, Gate, Choice);
    }
}
