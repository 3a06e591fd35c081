namespace RepXai.Tensors.Kernels.Rows;

/// <summary>What a row adds up to, a whole cache line at a time.</summary>
internal interface IRowSums
{
    /// <summary>Adds a line's first elements, or all.</summary>
    /// <param name="place">Where the line starts.</param>
    /// <param name="count">Elements from there to the row's end.</param>
    void Add(nint place, nint count);

    /// <summary>Brings what was added in the elements' own format into totals in binary64.</summary>
    void Settle();
}
