namespace RepXai.Tensors.Kernels.Bands;

/// <summary>The elements of a padded image whose row and column leave given remainders under the strides.</summary>
/// <param name="Down">The rows' remainder.</param>
/// <param name="Across">The columns' remainder.</param>
internal readonly record struct BandPhase(int Down, int Across);
