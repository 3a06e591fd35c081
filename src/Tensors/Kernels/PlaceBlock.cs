namespace RepXai.Tensors.Kernels;

/// <summary>Places in planes to which the elements of smaller planes belong.</summary>
/// <param name="Indices">The places, counted by rows of the larger plane.</param>
/// <param name="Height">Rows of a smaller plane.</param>
/// <param name="Width">Columns of a smaller plane.</param>
internal readonly record struct PlaceBlock(Block<int> Indices, int Height, int Width);
