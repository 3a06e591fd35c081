namespace RepXai.Tensors.Differentiation;

/// <summary>
/// Directional derivatives of a target, with many directions at once: forward mode, without a second set of rules. A recorded reverse sweep
/// gives the sources' cotangents as a linear function of the target's; going back through that function transposes it once more, and so
/// multiplies by the Jacobian from the other side (J. Townsend, "A new trick for calculating Jacobian vector products", 2017).
/// </summary>
public sealed class Pushforward
{
    private readonly Tape tape;
    private readonly Shape target;
    private readonly Variable seed;
    private readonly Variable?[] cotangents;

    private Pushforward(Variable target, int sources)
    {
        tape = target.Tape;
        this.target = target.Shape;
        seed = tape.Leaf(tape.Device.Fill(target.Shape.Prepend(1), 0), own: true); // What is linear has the same derivative everywhere.
        cotangents = new Variable?[sources];
    }

    /// <summary>Records the reverse sweep; what directional derivatives will not read is freed.</summary>
    /// <param name="target">What is derived.</param>
    /// <param name="sources">Values along which it can be derived.</param>
    /// <param name="cancellation">Stops between two primitives.</param>
    public static Pushforward Record(Variable target, IReadOnlyList<Variable> sources, CancellationToken cancellation = default)
    {
        var tape = target.Tape;
        var first = tape.Count;
        var push = new Pushforward(target, sources.Count);
        tape.Sweep(target, push.seed, sources, (source, cotangent) => push.cotangents[source] = cotangent, record: true, cancellation);
        tape.ReleaseUnread(first, target);
        return push;
    }

    /// <summary>Derives the target along directions of one source.</summary>
    /// <param name="source">The source's number.</param>
    /// <param name="directions">[lanes, source shape...]</param>
    /// <param name="arrive">
    /// Takes the derivatives [lanes, target shape...], which are freed when the call returns; not called where the target does not depend on the source.
    /// </param>
    /// <param name="cancellation">Stops between two primitives.</param>
    public void Along(int source, Variable directions, Action<Variable> arrive, CancellationToken cancellation = default)
    {
        if (cotangents[source] is not { } cotangent)
        {
            return;
        }

        var lanes = directions.Shape[0];
        tape.Sweep(
            cotangent,
            directions.Reshape(cotangent.Shape.Prepend(lanes)),
            [seed],
            (_, derivatives) => arrive(derivatives.Reshape(target.Prepend(lanes))),
            record: false,
            cancellation);
    }
}
