namespace RepXai.Tensors.Kernels;

/// <summary>Where a micro-kernel finds the rows of its right operand, one after the other.</summary>
internal unsafe interface IRightRows<T>
    where T : unmanaged
{
    /// <summary>The row that so many come before, each of so many columns.</summary>
    T* After(int rows, int columns);

    /// <summary>Goes on by so many rows.</summary>
    void Skip(int rows, int columns);
}
