namespace RepXai.Tensors;

/// <summary>A tensor to which a rectifier's mask, and then the way back through a maximum pool, have yet to be applied.</summary>
/// <param name="Value">The elements.</param>
/// <param name="Gate">Elements count where this is positive, else they are zero; broadcast to the value's shape. Null lets all through.</param>
/// <param name="Choice">Where in a pool's planes the elements belong; null where they stay.</param>
public readonly record struct Gated(Tensor Value, Tensor? Gate = null, PoolChoice? Choice = null)
{
    /// <summary>Whether there is anything to apply.</summary>
    public bool Waits => Gate is not null || Choice is not null;

    /// <summary>The shape once all is applied.</summary>
    public Shape Shape => Choice is { } choice ? new Shape(choice.Extents).Prepend(Value.Shape[..^choice.Extents.Length]) : Value.Shape;
}
