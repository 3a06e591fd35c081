namespace RepXai.Tensors;

/// <summary>What a maximum pool chose of the planes [leading..., spatial...] of its operand.</summary>
/// <param name="Places">Where in their planes the chosen elements lie: [leading..., spatial'...].</param>
/// <param name="Values">The chosen elements.</param>
/// <param name="Extents">The operand's spatial extents.</param>
public sealed record PoolChoice(Tensor Places, Tensor Values, int[] Extents);
