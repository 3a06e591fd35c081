namespace RepXai.Tensors;

/// <summary>A tensor to which a rectifier's mask has yet to be applied.</summary>
/// <param name="Value">The elements.</param>
/// <param name="Gate">Elements count where this is positive, else they are zero; broadcast to the value's shape. Null lets all through.</param>
public readonly record struct Gated(Tensor Value, Tensor? Gate = null);
