namespace RepXai.Benchmarks.Kernels;

/// <summary>One turn of a kernel, as benchmarks/kernels asks for it.</summary>
/// <param name="Kernel">
/// "multiply-add-peak" and "matrix-product" of square matrices, "memory-peak" of a triad, "memory-mix" of reads and writes, "forward" and "adjoint" of a model.
/// </param>
/// <param name="Shape">The input's extents; a square matrix's single one; of a mix the elements read and written, and the streams.</param>
/// <param name="Model">The ONNX file of a single layer.</param>
internal sealed record KernelRequest(string Kernel, int[] Shape, string? Model = null);
