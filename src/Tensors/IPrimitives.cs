using RepXai.Tensors.Primitives;

namespace RepXai.Tensors;

/// <summary>
/// The primitives on one device. All are rank-polymorphic: axes are counted from the end (1 is the innermost), operands broadcast
/// their leading axes, and so many cotangents at once are one more leading axis. An instance is used by one thread at a time.
/// All results are new tensors that the caller disposes; operands are left as they are.
/// </summary>
public interface IPrimitives : IDisposable
{
    /// <summary>The device, in words.</summary>
    string Device { get; }

    /// <summary>The format in which this instance computes.</summary>
    ElementType Type { get; }

    /// <summary>A tensor of host values, rounded to <see cref="Type"/>.</summary>
    Tensor Upload(Shape shape, ReadOnlySpan<float> values);

    /// <summary>A tensor of host values, rounded to <see cref="Type"/>.</summary>
    Tensor Upload(Shape shape, ReadOnlySpan<double> values);

    /// <summary>Copies a tensor's elements to the host.</summary>
    void Download(Tensor tensor, Span<float> values);

    /// <summary>Copies a tensor's elements to the host.</summary>
    void Download(Tensor tensor, Span<double> values);

    /// <summary>
    /// Does parts of the host's own work, each of which writes what no other part touches; a device may do them on the threads that it computes with or is
    /// fed by. Returns when all are done; when one fails, with its exception.
    /// </summary>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="part">Does the part of a number from zero on; may be called by several threads at a time.</param>
    void RunOnHost(int parts, Action<int> part)
    {
        for (var i = 0; i < parts; i++)
        {
            part(i);
        }
    }

    /// <summary>A tensor of one repeated value.</summary>
    Tensor Fill(Shape shape, double value);

    /// <summary>A function of each element.</summary>
    Tensor Map(UnaryFunction function, Tensor x);

    /// <summary>A function of two operands' elements, broadcast to a common shape.</summary>
    Tensor Combine(BinaryFunction function, Tensor a, Tensor b);

    /// <summary>a b + c of each element, rounded twice; all three broadcast. A device may do it in one step.</summary>
    Tensor MultiplyAdd(Tensor a, Tensor b, Tensor c) => SingleSteps.MultiplyAdd(this, a, b, c);

    /// <summary>b where the condition is not zero, else c; all three broadcast.</summary>
    Tensor Select(Tensor condition, Tensor b, Tensor c);

    /// <summary>Sums over axes (places from the end), which stay with extent 1. The order of addition is fixed by the shape.</summary>
    Tensor Sum(Tensor x, ReadOnlySpan<int> places);

    /// <summary>Maxima over axes (places from the end), which stay with extent 1.</summary>
    Tensor Max(Tensor x, ReadOnlySpan<int> places);

    /// <summary>The same elements in another shape of the same count; shares memory.</summary>
    Tensor Reshape(Tensor x, Shape shape);

    /// <summary>Reorders axes: result axis i, counted from the start, is operand axis <c>order[i]</c>.</summary>
    Tensor Permute(Tensor x, ReadOnlySpan<int> order);

    /// <summary>Repeats axes of extent 1, and adds leading ones, to reach the shape.</summary>
    Tensor Broadcast(Tensor x, Shape shape);

    /// <summary>Every step-th element along an axis (step may be negative), <paramref name="count"/> of them.</summary>
    Tensor Slice(Tensor x, int place, int start, int step, int count);

    /// <summary>The adjoint of <see cref="Slice"/>: zeros of the given extent along an axis, with x's elements at start, start + step...</summary>
    Tensor Embed(Tensor x, int place, int start, int step, int extent);

    /// <summary>Tensors one after the other along an axis; other axes are equal.</summary>
    Tensor Concat(ReadOnlySpan<Tensor> parts, int place);

    /// <summary>Elements at the given indices along an axis.</summary>
    Tensor Gather(Tensor x, int place, ReadOnlySpan<int> indices);

    /// <summary>The adjoint of <see cref="Gather"/>: adds x's element i to index <c>indices[i]</c> of an axis of the given extent.</summary>
    Tensor ScatterAdd(Tensor x, int place, ReadOnlySpan<int> indices, int extent);

    /// <summary>Products of the last two axes' matrices, each transposed on request; leading axes broadcast.</summary>
    Tensor MatMul(Tensor a, Tensor b, bool transposeA, bool transposeB);

    /// <summary>
    /// Convolution (cross-correlation) of x [leading..., batch, C, spatial...] with weights [leading..., O, C/groups, kernel...].
    /// </summary>
    Tensor Convolve(Tensor x, Tensor weights, ConvolutionGeometry geometry);

    /// <summary>
    /// The adjoint of <see cref="Convolve"/> in x: cotangent [leading..., batch, O, spatial'...] to [leading..., batch, C, spatial...],
    /// with the given extents of the input's spatial axes. It is the transposed convolution too.
    /// </summary>
    Tensor ConvolveInputAdjoint(Tensor cotangent, Tensor weights, ConvolutionGeometry geometry, ReadOnlySpan<int> inputExtents);

    /// <summary>
    /// The adjoint of <see cref="Convolve"/> in x of a gated cotangent, added to what <paramref name="earlier"/> holds, if anything. A device
    /// may do it in one step; the result is that of the single ones.
    /// </summary>
    Tensor ConvolveInputAdjoint(
        Gated cotangent, Tensor weights, ConvolutionGeometry geometry, ReadOnlySpan<int> inputExtents, Gated? earlier) =>
        SingleSteps.ConvolveInputAdjoint(this, cotangent, weights, geometry, inputExtents, earlier);

    /// <summary>
    /// Sums over axes (places from the end), which stay with extent 1, of products of two operands' elements, broadcast to a common shape. A
    /// device may do it in one step.
    /// </summary>
    Tensor SumOfProducts(Tensor a, Tensor b, ReadOnlySpan<int> places) => SingleSteps.SumOfProducts(this, a, b, places);

    /// <summary>
    /// (x - mean) / sqrt(variance + epsilon) over the last axes together, with the population variance, then times a scale and plus a shift, which
    /// broadcast over the other axes. A device may do it in one step.
    /// </summary>
    Tensor Standardise(Tensor x, int axes, double epsilon, Tensor? scale, Tensor? shift) =>
        SingleSteps.Standardise(this, x, axes, epsilon, scale, shift);

    /// <summary>
    /// The adjoint of <see cref="Standardise"/> in x: cotangent [leading..., x's shape...] to the same shape, added to what
    /// <paramref name="earlier"/>, of that shape too, holds. A device may do it in one step.
    /// </summary>
    Tensor StandardiseAdjoint(Tensor cotangent, Tensor x, int axes, double epsilon, Tensor? scale, Tensor? earlier) =>
        SingleSteps.StandardiseAdjoint(this, cotangent, x, axes, epsilon, scale, earlier);

    /// <summary>e^x over its sum along the last axes together. A device may do it in one step.</summary>
    Tensor Softmax(Tensor x, int axes) => SingleSteps.Softmax(this, x, axes);

    /// <summary>
    /// The adjoint of <see cref="Softmax"/>, from its result: cotangent [leading..., result's shape...] to the same shape. A device may do it in
    /// one step.
    /// </summary>
    Tensor SoftmaxAdjoint(Tensor cotangent, Tensor result, int axes) => SingleSteps.SoftmaxAdjoint(this, cotangent, result, axes);

    /// <summary>
    /// Cotangents [leading..., x's shape...] times the derivative of <see cref="UnaryFunction.Gelu"/> at x. A device may do it in one step.
    /// </summary>
    Tensor GeluAdjoint(Tensor cotangent, Tensor x) => SingleSteps.GeluAdjoint(this, cotangent, x);

    /// <summary>
    /// The adjoint of <see cref="Convolve"/> in the weights: x and cotangent broadcast their leading axes; the first
    /// <paramref name="keptAxes"/> leading axes stay, all others and the batch are summed. The result is [kept..., O, C/groups, kernel...].
    /// </summary>
    Tensor ConvolveWeightAdjoint(Tensor x, Tensor cotangent, ConvolutionGeometry geometry, ReadOnlySpan<int> kernelExtents, int keptAxes);

    /// <summary>
    /// For each pooling window of x [leading..., spatial...] the flat index, within its spatial plane, of its first greatest element;
    /// a tensor of <see cref="ElementType.Int32"/>. Padding is never chosen.
    /// </summary>
    Tensor PoolArgMax(Tensor x, PoolGeometry geometry);

    /// <summary>
    /// The greatest element of each pooling window of x [leading..., spatial...], and its place as <see cref="PoolArgMax"/> gives it. A device may do it in
    /// one step.
    /// </summary>
    (Tensor Greatest, Tensor Places) MaxPool(Tensor x, PoolGeometry geometry) => SingleSteps.MaxPool(this, x, geometry);

    /// <summary>
    /// The elements of x [leading..., spatial...] at flat plane indices [leading..., spatial'...]; leading axes broadcast.
    /// </summary>
    Tensor PlaneGather(Tensor x, Tensor indices, int spatialRank);

    /// <summary>The adjoint of <see cref="PlaneGather"/>: adds elements to planes of the given extents at their indices.</summary>
    Tensor PlaneScatterAdd(Tensor x, Tensor indices, ReadOnlySpan<int> planeExtents);

    /// <summary>Means over the pooling windows of x [leading..., spatial...].</summary>
    Tensor AveragePool(Tensor x, PoolGeometry geometry);

    /// <summary>The adjoint of <see cref="AveragePool"/> for an input of the given spatial extents.</summary>
    Tensor AveragePoolAdjoint(Tensor cotangent, PoolGeometry geometry, ReadOnlySpan<int> inputExtents);
}
