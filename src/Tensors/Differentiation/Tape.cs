using RepXai.Tensors.Differentiation.Rules;
using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Differentiation;

/// <summary>
/// Records the primitives that compute a value, and sweeps back over them with many cotangents at once. A tape is used by one thread;
/// it owns what was computed on it until it is disposed.
/// </summary>
public sealed class Tape(IPrimitives device) : IDisposable
{
    private readonly List<Variable> variables = [];
    private readonly HashSet<Tensor> owned = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Tensor> readBack = new(ReferenceEqualityComparer.Instance);
    private List<Tensor>? transient;

    /// <summary>Where the primitives run.</summary>
    public IPrimitives Device { get; } = device;

    /// <summary>How many values were put on the tape.</summary>
    public int Count => variables.Count;

    /// <summary>Puts a value on the tape without a history.</summary>
    /// <param name="value">The value.</param>
    /// <param name="own">Whether the tape disposes it.</param>
    public Variable Leaf(Tensor value, bool own = false)
    {
        if (own)
        {
            return Enter(value, null, [], isTracked: true);
        }

        return transient is null
            ? Record(new Variable(this, value, variables.Count, null, []) { IsTracked = true })
            : new Variable(this, value, -1, null, []);
    }

    /// <summary>Puts a value on the tape that no reverse sweep goes to, as a weight; someone else disposes it.</summary>
    public Variable Constant(Tensor value) => transient is null
        ? Record(new Variable(this, value, variables.Count, null, []))
        : new Variable(this, value, -1, null, []);

    /// <summary>A constant of one repeated value.</summary>
    public Variable Fill(Shape shape, double value) => Enter(Device.Fill(shape, value), null, [], isTracked: false);

    /// <summary>Evaluates a primitive and records it.</summary>
    public Variable Apply(Primitive primitive, params Variable[] operands)
    {
        var values = new Tensor[operands.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = operands[i].Value;
        }

        return Enter(primitive.Evaluate(Device, values), primitive, operands, operands.Any(operand => operand.IsTracked));
    }

    /// <summary>Evaluates the choice of each window's greatest element and its gathering in one step, and records both.</summary>
    internal Variable MaxPool(Variable x, PoolGeometry geometry)
    {
        var (greatest, places) = Device.MaxPool(x.Value, geometry);
        var chosen = Enter(places, new PoolArgMaxPrimitive(geometry), [x], x.IsTracked);
        return Enter(greatest, new PlaneGatherPrimitive(geometry.SpatialRank), [x, chosen], x.IsTracked);
    }

    /// <summary>
    /// Computes a value whose derivative is replaced: the steps of <paramref name="forward"/> are not recorded, and a reverse sweep uses
    /// <paramref name="pullback"/> (called with each operand's number) in their place. Without a pullback the value is a constant.
    /// </summary>
    public Variable Replace(
        IReadOnlyList<Variable> operands,
        Func<Variable> forward,
        Func<Pullback, int, Variable?>? pullback)
    {
        var result = Transiently(forward)!;
        return pullback is null
            ? Enter(result, null, [], isTracked: false)
            : Enter(result, new ReplacedPrimitive(pullback), [.. operands], operands.Any(operand => operand.IsTracked));
    }

    /// <summary>Computes without recording; everything that was computed on the way is freed when the call returns.</summary>
    public void Unrecorded(Action compute) => Transiently(() =>
    {
        compute();
        return null;
    });

    /// <summary>Frees a value that no later primitive will read, unless a reverse sweep does.</summary>
    public void ReleaseUnread(Variable variable)
    {
        if (variable.IsOwner && !readBack.Contains(variable.Value))
        {
            Release(variable);
        }
    }

    /// <summary>Frees what was put on the tape from a place on, as <see cref="ReleaseUnread(Variable)"/> does, but for one value.</summary>
    /// <param name="first">What <see cref="Count"/> was then.</param>
    /// <param name="kept">The value that stays.</param>
    public void ReleaseUnread(int first, Variable kept)
    {
        for (var id = first; id < variables.Count; id++)
        {
            if (!ReferenceEquals(variables[id].Value, kept.Value))
            {
                ReleaseUnread(variables[id]);
            }
        }
    }

    /// <summary>Frees a value that neither a reverse sweep nor a later primitive will read.</summary>
    public void Release(Variable variable)
    {
        if (owned.Remove(variable.Value))
        {
            variable.Value.Dispose();
        }
    }

    /// <summary>
    /// Sweeps back from a target: for each source that the target depends on, the cotangents [lanes, source shape...] are handed to
    /// <paramref name="arrive"/> once they are complete, later sources first. Only what lies between the sources and the target is visited.
    /// </summary>
    /// <param name="target">Where the sweep starts.</param>
    /// <param name="seed">Cotangents of the target, [lanes, target shape...].</param>
    /// <param name="sources">Values whose cotangents are wanted.</param>
    /// <param name="arrive">
    /// Takes a source's number and its cotangents. Unless the sweep is recorded, they and all that is computed from them are freed when the
    /// call returns.
    /// </param>
    /// <param name="record">Whether the sweep itself is recorded, so that it can be differentiated in turn.</param>
    /// <param name="cancellation">Stops the sweep between two primitives.</param>
    public void Sweep(
        Variable target,
        Variable seed,
        IReadOnlyList<Variable> sources,
        Action<int, Variable> arrive,
        bool record = false,
        CancellationToken cancellation = default) =>
        new ReverseSweep(this, variables, record).Run(target, seed, sources, arrive, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in owned)
        {
            tensor.Dispose();
        }

        owned.Clear();
        readBack.Clear();
        variables.Clear();
    }

    /// <summary>Takes a new tensor over: onto the tape, or into the step that is computed unrecorded.</summary>
    private Variable Enter(Tensor value, Primitive? primitive, Variable[] operands, bool isTracked)
    {
        if (transient is not null)
        {
            transient.Add(value);
            return new Variable(this, value, -1, null, []);
        }

        owned.Add(value);
        var variable = new Variable(this, value, variables.Count, primitive, operands) { IsTracked = isTracked, IsOwner = true };
        if (isTracked && primitive is not null)
        {
            MarkReadBack(variable, primitive);
        }

        return Record(variable);
    }

    private Variable Record(Variable variable)
    {
        variables.Add(variable);
        return variable;
    }

    /// <summary>Notes which values the pullbacks through a step will read.</summary>
    private void MarkReadBack(Variable result, Primitive primitive)
    {
        for (var operand = 0; operand < result.Operands.Length; operand++)
        {
            if (!result.Operands[operand].IsTracked)
            {
                continue;
            }

            for (var value = 0; value < result.Operands.Length; value++)
            {
                if (primitive.Reads(value, operand))
                {
                    readBack.Add(result.Operands[value].Value);
                }
            }

            if (primitive.Reads(Primitive.Result, operand))
            {
                readBack.Add(result.Value);
            }
        }
    }

    /// <summary>Computes without recording; all but the result is freed. A result that is someone else's comes as an alias.</summary>
    internal Tensor? Transiently(Func<Variable?> compute)
    {
        var outer = transient;
        var inner = new List<Tensor>();
        transient = inner;
        Tensor? kept = null;
        try
        {
            if (compute() is { } result)
            {
                kept = inner.Contains(result.Value) ? result.Value : Device.Reshape(result.Value, result.Shape);
            }

            return kept;
        }
        finally
        {
            transient = outer;
            foreach (var tensor in inner)
            {
                if (!ReferenceEquals(tensor, kept))
                {
                    tensor.Dispose();
                }
            }
        }
    }
}
