namespace RepXai.Tensors.Kernels.Winograd;

/// <summary>Where one tile of results goes.</summary>
/// <param name="Offset">Its first element in the first channel.</param>
/// <param name="GateOffset">The same for the gate of what is added.</param>
/// <param name="Rows">Rows from there to the end of the plane.</param>
/// <param name="Columns">Columns from there to the end of the plane.</param>
internal readonly record struct WinogradTile(nint Offset, nint GateOffset, int Rows, int Columns);
