namespace RepXai.Tensors.Kernels.Scattered;

/// <summary>A cotangent's rows, one after the other.</summary>
internal interface IPositionRows
{
    /// <summary>The next row, which holds until the one after it is read.</summary>
    PositionRow Next();
}
