namespace RepXai.Tensors.Differentiation;

/// <summary>
/// One primitive with its attributes: how it is evaluated on a device, and its derivative. The derivative is made of primitives
/// itself, so that derivatives of derivatives exist.
/// </summary>
public abstract record Primitive
{
    /// <summary>The result's number in <see cref="Reads"/>.</summary>
    public const int Result = -1;

    /// <summary>Computes the result on a device; the operands stay as they are.</summary>
    public abstract Tensor Evaluate(IPrimitives device, ReadOnlySpan<Tensor> operands);

    /// <summary>
    /// The vector-Jacobian product: from cotangents of the result [lanes, result shape...] to those of one operand
    /// [lanes, operand shape...]; null where the derivative is zero everywhere.
    /// </summary>
    public abstract Variable? Pullback(Pullback pullback, int operand);

    /// <summary>
    /// The pullback to one operand in a sweep that is not recorded, where a cotangent's gate can wait or the device applies it, and adds what
    /// came earlier, on the way; nothing where it has to go in single steps. The operand's value and gate are new references.
    /// </summary>
    /// <param name="device">Where the primitives run.</param>
    /// <param name="step">The result with its operands.</param>
    /// <param name="cotangent">Cotangents of the result.</param>
    /// <param name="operand">Which operand.</param>
    /// <param name="earlier">What other steps brought to the operand.</param>
    internal virtual Gated? PullBackAtOnce(IPrimitives device, Variable step, Gated cotangent, int operand, Gated? earlier) => null;

    /// <summary>
    /// Whether the pullback to one operand reads the elements of a value: of an operand by its number, or of the result
    /// (<see cref="Result"/>). Shapes do not count. A value that no pullback reads can be freed before a sweep.
    /// </summary>
    public virtual bool Reads(int value, int pulledTo) => true;
}
