using System.Collections.Immutable;
using RepXai.Tensors.Differentiation;

namespace RepXai.Networks.Running;

/// <summary>What a run computes at once: a node, or a chain of nodes that amounts to one function.</summary>
/// <param name="Node">The node, or the chain's last one.</param>
/// <param name="Operands">What it reads; null where an optional operand is left out.</param>
/// <param name="Function">A chain's function of its operands; null for a node, which has its own rule.</param>
internal sealed record RunStep(BoundNode Node, ImmutableArray<BoundValue?> Operands, Func<Func<int, Variable>, Variable>? Function = null);
