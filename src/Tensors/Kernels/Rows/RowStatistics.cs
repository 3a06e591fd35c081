using System.Numerics;
using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>What standardises a row.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Factor">1 / sqrt(variance + epsilon), with the population variance.</param>
internal readonly unsafe record struct RowStatistics<T>(T Mean, T Factor)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RowStatistics<T> Of(T* row, int length, double epsilon)
    {
        var mean = T.CreateTruncating(Row.Total<T, Elements<T>>(new Elements<T>(row), length) / length);
        var variance = Row.Total<T, SquaredDistances<T>>(new SquaredDistances<T>(row, mean, length), length) / length;
        return new RowStatistics<T>(mean, T.CreateTruncating(1 / Math.Sqrt(variance + epsilon)));
    }
}
