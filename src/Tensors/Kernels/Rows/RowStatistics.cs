using System.Numerics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>What standardises a row.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Factor">1 / sqrt(variance + epsilon), with the population variance.</param>
internal readonly record struct RowStatistics<T>(T Mean, T Factor)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
