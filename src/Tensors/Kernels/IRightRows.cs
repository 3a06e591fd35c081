namespace RepXai.Tensors.Kernels;

/// <summary>Where a micro-kernel finds the rows of its right operand, one after the other.</summary>
internal unsafe interface IRightRows<T>
    where T : unmanaged
{
    /// <summary>The next row of so many columns.</summary>
    T* Next(int columns);
}
