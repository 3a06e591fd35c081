using RepXai.Tensors.Kernels;
using RepXai.Tensors.Kernels.Rows;
using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Metering;

/// <summary>
/// The primitives without elements: what is computed on them costs next to nothing, and afterwards it is known how much memory the CPU
/// backend's pool would have lent, and how many multiply-adds that backend would have counted. Packed forms of weights, of which
/// the pool keeps some, are counted apart.
/// </summary>
public sealed class MeteredPrimitives(ElementType type) : IPrimitives
{
    private readonly int elementSize = type == ElementType.Float64 ? sizeof(double) : sizeof(float);
    private long packedBytes;
    private long packedPeakBytes;
    private long largestPackedBytes;

    /// <inheritdoc/>
    public string Device => "no elements, only their number";

    /// <inheritdoc/>
    public ElementType Type => type;

    /// <summary>Bytes in use.</summary>
    public long LiveBytes { get; private set; }

    /// <summary>The most bytes that were in use at a time since the last <see cref="Restart"/>.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Multiply-adds since the last <see cref="Restart"/>, as <see cref="Cpu.CpuPrimitives{T}.MultiplyAdds"/> counts them.</summary>
    public double MultiplyAdds { get; private set; }

    /// <summary>Counts from here on; what is in use stays so.</summary>
    public void Restart() => (PeakBytes, MultiplyAdds) = (LiveBytes, 0);

    /// <summary>The most bytes that packed forms of weights take on a CPU device with a budget: it keeps those that fit in their share of it.</summary>
    public long PackedBytes(long budget)
    {
        var share = budget / BufferPool.KeptShare;
        share += share / BufferPool.StepsPerDoubling; // Blocks are rounded up.
        return Math.Min(packedPeakBytes, share + largestPackedBytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public Tensor Upload(Shape shape, ReadOnlySpan<float> values) => New(shape);

    /// <inheritdoc/>
    public Tensor Upload(Shape shape, ReadOnlySpan<double> values) => New(shape);

    /// <summary>Leaves the host's values as they are.</summary>
    public void Download(Tensor tensor, Span<float> values)
    {
    }

    /// <inheritdoc cref="Download(Tensor, Span{float})"/>
    public void Download(Tensor tensor, Span<double> values)
    {
    }

    /// <inheritdoc/>
    public Tensor Fill(Shape shape, double value) => New(shape);

    /// <inheritdoc/>
    public Tensor Map(UnaryFunction function, Tensor x) => New(x.Shape);

    /// <inheritdoc/>
    public Tensor Combine(BinaryFunction function, Tensor a, Tensor b) => New(Shape.Broadcast(a.Shape, b.Shape));

    /// <inheritdoc/>
    public Tensor MultiplyAdd(Tensor a, Tensor b, Tensor c) => New(Shape.Broadcast(Shape.Broadcast(a.Shape, b.Shape), c.Shape));

    /// <inheritdoc/>
    public Tensor Select(Tensor condition, Tensor b, Tensor c) => New(Shape.Broadcast(Shape.Broadcast(condition.Shape, b.Shape), c.Shape));

    /// <inheritdoc/>
    public Tensor Sum(Tensor x, ReadOnlySpan<int> places) => New(Reduced(x.Shape, places));

    /// <inheritdoc/>
    public Tensor SumOfProducts(Tensor a, Tensor b, ReadOnlySpan<int> places)
    {
        MultiplyAdds += Shape.Broadcast(a.Shape, b.Shape).Count;
        return ProductSumNest.Of(a.Shape, b.Shape, places) is null ? SingleSteps.SumOfProducts(this, a, b, places) : New(Reduced(a.Shape, places));
    }

    /// <inheritdoc/>
    public Tensor Max(Tensor x, ReadOnlySpan<int> places) => New(Reduced(x.Shape, places));

    /// <inheritdoc/>
    public Tensor Reshape(Tensor x, Shape shape) => ((MeteredTensor)x).Reshaped(shape);

    /// <inheritdoc/>
    public Tensor Permute(Tensor x, ReadOnlySpan<int> order)
    {
        var extents = new int[order.Length];
        for (var axis = 0; axis < extents.Length; axis++)
        {
            extents[axis] = x.Shape[order[axis]];
        }

        return New(new Shape(extents));
    }

    /// <inheritdoc/>
    public Tensor Broadcast(Tensor x, Shape shape) => New(shape);

    /// <inheritdoc/>
    public Tensor Slice(Tensor x, int place, int start, int step, int count) => New(x.Shape.WithFromEnd(place, count));

    /// <inheritdoc/>
    public Tensor Embed(Tensor x, int place, int start, int step, int extent) => New(x.Shape.WithFromEnd(place, extent));

    /// <inheritdoc/>
    public Tensor Concat(ReadOnlySpan<Tensor> parts, int place)
    {
        var extent = 0;
        foreach (var part in parts)
        {
            extent += part.Shape.FromEnd(place);
        }

        return New(parts[0].Shape.WithFromEnd(place, extent));
    }

    /// <inheritdoc/>
    public Tensor Gather(Tensor x, int place, ReadOnlySpan<int> indices) => New(x.Shape.WithFromEnd(place, indices.Length));

    /// <inheritdoc/>
    public Tensor ScatterAdd(Tensor x, int place, ReadOnlySpan<int> indices, int extent) => New(x.Shape.WithFromEnd(place, extent));

    /// <inheritdoc/>
    public Tensor MatMul(Tensor a, Tensor b, bool transposeA, bool transposeB)
    {
        var product = new MatMulCase(a.Shape, b.Shape, transposeA, transposeB);
        MultiplyAdds += product.MultiplyAdds;
        return Packing(product.Result, PackedWeights.Bytes(product.Extents.Rows, product.Extents.Depth, product.Starts.DistinctLeft.Length));
    }

    /// <inheritdoc/>
    public Tensor Convolve(Tensor x, Tensor weights, ConvolutionGeometry geometry)
    {
        var batch = ConvolutionBatch.Forward(geometry, x.Shape, weights.Shape);
        return Convolved(batch, weights, PackedWeights.Forward(batch.Case));
    }

    /// <inheritdoc/>
    public Tensor ConvolveInputAdjoint(Tensor cotangent, Tensor weights, ConvolutionGeometry geometry, ReadOnlySpan<int> inputExtents)
    {
        var batch = ConvolutionBatch.InputAdjoint(geometry, cotangent.Shape, weights.Shape, inputExtents);
        return Convolved(batch, weights, PackedWeights.Adjoint(batch.Case));
    }

    /// <inheritdoc/>
    public Tensor ConvolveInputAdjoint(
        Gated cotangent, Tensor weights, ConvolutionGeometry geometry, ReadOnlySpan<int> inputExtents, Gated? earlier)
    {
        var batch = ConvolutionBatch.InputAdjoint(geometry, cotangent.Shape, weights.Shape, inputExtents);
        return type == ElementType.Float32 && GatedConvolution.IsOneStep<float>(batch, cotangent, earlier)
            ? Convolved(batch, weights, PackedWeights.Adjoint(batch.Case))
            : SingleSteps.ConvolveInputAdjoint(this, cotangent, weights, geometry, inputExtents, earlier);
    }

    /// <inheritdoc/>
    public Tensor Standardise(Tensor x, int axes, double epsilon, Tensor? scale, Tensor? shift)
    {
        var rows = RowCase.Of(x.Shape, axes);
        return rows.Fits(scale) && rows.Fits(shift) ? New(x.Shape) : SingleSteps.Standardise(this, x, axes, epsilon, scale, shift);
    }

    /// <inheritdoc/>
    public Tensor StandardiseAdjoint(Tensor cotangent, Tensor x, int axes, double epsilon, Tensor? scale, Tensor? earlier) =>
        RowCase.Of(x.Shape, axes).Fits(scale)
            ? New(cotangent.Shape)
            : SingleSteps.StandardiseAdjoint(this, cotangent, x, axes, epsilon, scale, earlier);

    /// <inheritdoc/>
    public Tensor Softmax(Tensor x, int axes) => New(x.Shape);

    /// <inheritdoc/>
    public Tensor SoftmaxAdjoint(Tensor cotangent, Tensor result, int axes) => New(cotangent.Shape);

    /// <inheritdoc/>
    public Tensor GeluAdjoint(Tensor cotangent, Tensor x) => New(cotangent.Shape);

    /// <inheritdoc/>
    public Tensor ConvolveWeightAdjoint(
        Tensor x, Tensor cotangent, ConvolutionGeometry geometry, ReadOnlySpan<int> kernelExtents, int keptAxes)
    {
        var batch = WeightAdjointBatch.Of(geometry, x.Shape, cotangent.Shape, kernelExtents, keptAxes);
        MultiplyAdds += batch.MultiplyAdds;
        return Packing(batch.Result, PackedWeights.Bytes(batch.Case.OutputsInGroup, batch.Case.OutputPlane, batch.Case.Groups));
    }

    /// <inheritdoc/>
    public Tensor PoolArgMax(Tensor x, PoolGeometry geometry) => New(geometry.OutputShape(x.Shape), ElementType.Int32, sizeof(int));

    /// <inheritdoc/>
    public Tensor PlaneGather(Tensor x, Tensor indices, int spatialRank) =>
        New(PlaneCase.Of(x.Shape, indices.Shape, spatialRank, indices.Shape.Extents[^spatialRank..]).Result);

    /// <inheritdoc/>
    public Tensor PlaneScatterAdd(Tensor x, Tensor indices, ReadOnlySpan<int> planeExtents) =>
        New(PlaneCase.Of(x.Shape, indices.Shape, planeExtents.Length, planeExtents).Result);

    /// <inheritdoc/>
    public Tensor AveragePool(Tensor x, PoolGeometry geometry) => New(geometry.OutputShape(x.Shape));

    /// <inheritdoc/>
    public Tensor AveragePoolAdjoint(Tensor cotangent, PoolGeometry geometry, ReadOnlySpan<int> inputExtents) =>
        New(new Shape(inputExtents).Prepend(cotangent.Shape[..^geometry.SpatialRank]));

    /// <summary>Takes back what a tensor had.</summary>
    internal void Return(long bytes, long packed)
    {
        LiveBytes -= bytes;
        packedBytes -= packed;
    }

    private static Shape Reduced(Shape shape, ReadOnlySpan<int> places)
    {
        foreach (var place in places)
        {
            shape = shape.WithFromEnd(place, 1);
        }

        return shape;
    }

    /// <summary>Counts a convolution and the packed forms of its weights; weights that runs do not share are packed for each use.</summary>
    private MeteredTensor Convolved(ConvolutionBatch batch, Tensor weights, IEnumerable<(PackingKey Key, long Bytes)> forms)
    {
        MultiplyAdds += batch.MultiplyAdds;
        if (batch.Leading.Count != 1)
        {
            return Packing(batch.Result, forms.Select(form => form.Bytes).DefaultIfEmpty().Max());
        }

        foreach (var (key, bytes) in forms)
        {
            var size = Packed(bytes);
            packedBytes += ((MeteredTensor)weights).Storage.Keep(key, size) ? size : 0;
            largestPackedBytes = Math.Max(largestPackedBytes, size);
        }

        packedPeakBytes = Math.Max(packedPeakBytes, packedBytes);
        return New(batch.Result);
    }

    /// <summary>A result for which an operand is packed.</summary>
    private MeteredTensor Packing(Shape result, long bytes)
    {
        var y = New(result);
        PeakBytes = Math.Max(PeakBytes, LiveBytes + Packed(bytes));
        return y;
    }

    /// <summary>The block for packed elements whose bytes in float32 are known.</summary>
    private long Packed(long bytes) => BufferPool.SizeFor(bytes / sizeof(float) * elementSize);

    private MeteredTensor New(Shape shape) => New(shape, type, elementSize);

    private MeteredTensor New(Shape shape, ElementType elements, int size)
    {
        var bytes = BufferPool.SizeFor((long)shape.Count * size);
        LiveBytes += bytes;
        PeakBytes = Math.Max(PeakBytes, LiveBytes);
        return new MeteredTensor(shape, elements, new MeteredStorage(this, bytes));
    }
}
