using System.Runtime.CompilerServices;

namespace RepXai.Tensors.Kernels;

/// <summary>The elements of a plane that one window sees, as a box with steps.</summary>
internal readonly ref struct PoolWindow(
    ref readonly PoolSpan slices, ref readonly PoolSpan rows, ref readonly PoolSpan columns, int rowLength, int sliceLength)
{
    public readonly ref readonly PoolSpan Slices = ref slices;

    public readonly ref readonly PoolSpan Rows = ref rows;

    public readonly ref readonly PoolSpan Columns = ref columns;

    /// <summary>What an average divides by.</summary>
    public int Divisor => Slices.Divisor * Rows.Divisor * Columns.Divisor;

    /// <summary>Where a row of the window starts in the plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RowStart(int slice, int row) =>
        ((Slices.First + (slice * Slices.Step)) * sliceLength) + ((Rows.First + (row * Rows.Step)) * rowLength) + Columns.First;
}
