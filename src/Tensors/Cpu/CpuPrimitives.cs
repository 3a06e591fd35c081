using System.Numerics;
using System.Runtime.CompilerServices;
using RepXai.Tensors.Kernels;
using RepXai.Tensors.Kernels.Rows;
using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Cpu;

/// <summary>
/// The primitives in managed code on the processor: vector instructions, several threads, pooled memory. Every element's arithmetic is
/// fixed by its own operands, so results do not depend on the number of threads, on the vector width or on what else is in a batch.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class CpuPrimitives<T> : IPrimitives
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BufferPool pool;
    private readonly WorkSplitter splitter;
    private readonly Engine<T> engine;

    /// <summary>Creates a backend with its own threads and memory.</summary>
    /// <exception cref="NotSupportedException">The type is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    public CpuPrimitives(CpuOptions options)
    {
        Type = typeof(T) == typeof(float) ? ElementType.Float32
            : typeof(T) == typeof(double) ? ElementType.Float64
            : throw new NotSupportedException($"the CPU backend computes in float or double, not in {typeof(T).Name}");
        pool = new BufferPool(options.MemoryBudget);
        splitter = new WorkSplitter(options.Threads);
        engine = new Engine<T>(splitter, pool, MicroKernel<T>.Best);
    }

    /// <inheritdoc/>
    public string Device => $"CPU, {splitter.Threads} threads, micro-kernel {engine.Kernel.Name}";

    /// <inheritdoc/>
    public ElementType Type { get; }

    /// <summary>The most bytes that tensors and packed operands may take together; may be changed between computations.</summary>
    public long MemoryBudget
    {
        get => pool.Budget;
        set => pool.Budget = value;
    }

    /// <summary>Gives memory that waits for reuse back to the system.</summary>
    public void TrimMemory() => pool.Trim();

    /// <summary>Blocks of memory in use: none once every tensor is disposed.</summary>
    public int LiveBlocks => pool.LiveBlocks;

    /// <summary>Bytes in use.</summary>
    public long LiveBytes => pool.LiveBytes;

    /// <summary>The most bytes that were in use at a time.</summary>
    public long PeakBytes => pool.PeakBytes;

    /// <summary>Bytes that the system was asked for so far; steady work finds what it gave back, and asks for no more.</summary>
    public long TakenBytes => pool.TakenBytes;

    /// <summary>
    /// Multiply-adds of the matrix products, convolutions, their adjoints and the sums of products so far, each in its direct form: tiles and
    /// cotangents that are mostly zero save some of them. Elementwise work and plain sums are none.
    /// </summary>
    public double MultiplyAdds { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        splitter.Dispose();
        pool.Dispose();
    }

    /// <inheritdoc/>
    public Tensor Upload(Shape shape, ReadOnlySpan<float> values)
    {
        Require.That(values.Length == shape.Count, $"{values.Length} values do not fill {shape}");
        var y = New(shape);
        HostCopy.Convert(values, y.Elements.Span);
        return y;
    }

    /// <inheritdoc/>
    public Tensor Upload(Shape shape, ReadOnlySpan<double> values)
    {
        Require.That(values.Length == shape.Count, $"{values.Length} values do not fill {shape}");
        var y = New(shape);
        HostCopy.Convert(values, y.Elements.Span);
        return y;
    }

    /// <inheritdoc/>
    public void Download(Tensor tensor, Span<float> values) => CopyToHost(tensor, values);

    /// <inheritdoc/>
    public void Download(Tensor tensor, Span<double> values) => CopyToHost(tensor, values);

    /// <inheritdoc/>
    public void RunOnHost(int parts, Action<int> part)
    {
        var work = new HostWork(part);
        splitter.Run(parts, ref work);
    }

    /// <inheritdoc/>
    public Tensor Fill(Shape shape, double value)
    {
        var y = New(shape);
        y.Elements.Span.Fill(T.CreateTruncating(value));
        return y;
    }

    /// <inheritdoc/>
    public Tensor Map(UnaryFunction function, Tensor x) =>
        Make(x.Shape, y => Elementwise.Map(splitter, function, Elements(x), y));

    /// <inheritdoc/>
    public Tensor Combine(BinaryFunction function, Tensor a, Tensor b)
    {
        var shape = Shape.Broadcast(a.Shape, b.Shape);
        var nest = LoopNest.Over(shape, a.Shape, b.Shape);
        return Make(shape, y => Elementwise.Combine(splitter, function, nest, Elements(a), Elements(b), y));
    }

    /// <inheritdoc/>
    public Tensor MultiplyAdd(Tensor a, Tensor b, Tensor c)
    {
        var shape = Shape.Broadcast(Shape.Broadcast(a.Shape, b.Shape), c.Shape);
        var nest = LoopNest.Over(shape, a.Shape, b.Shape, c.Shape);
        return Make(shape, y => RowKernels.MultiplyAdd(splitter, nest, Elements(a), Elements(b), Elements(c), y));
    }

    /// <inheritdoc/>
    public Tensor Select(Tensor condition, Tensor b, Tensor c)
    {
        var shape = Shape.Broadcast(Shape.Broadcast(condition.Shape, b.Shape), c.Shape);
        var nest = LoopNest.Over(shape, condition.Shape, b.Shape, c.Shape);
        return Make(shape, y => Elementwise.Select(splitter, nest, Elements(condition), Elements(b), Elements(c), y));
    }

    /// <inheritdoc/>
    public Tensor Sum(Tensor x, ReadOnlySpan<int> places)
    {
        var nest = new ReductionNest(x.Shape, places);
        return Make(Reduced(x.Shape, places), y => Movement.Sum(splitter, nest, Elements(x), y));
    }

    /// <inheritdoc/>
    public Tensor SumOfProducts(Tensor a, Tensor b, ReadOnlySpan<int> places)
    {
        Count(Shape.Broadcast(a.Shape, b.Shape).Count);
        return ProductSumNest.Of(a.Shape, b.Shape, places) is { } nest
            ? Make(Reduced(a.Shape, places), y => Movement.SumOfProducts(splitter, nest, Elements(a), Elements(b), y))
            : SingleSteps.SumOfProducts(this, a, b, places);
    }

    /// <inheritdoc/>
    public Tensor Max(Tensor x, ReadOnlySpan<int> places)
    {
        var nest = new ReductionNest(x.Shape, places);
        Require.That(nest.ReducedCount > 0 || nest.KeptCount == 0, $"{x.Shape} has no greatest element along an axis of extent 0");
        return Make(Reduced(x.Shape, places), y => Movement.Max(splitter, nest, Elements(x), y));
    }

    /// <inheritdoc/>
    public Tensor Reshape(Tensor x, Shape shape)
    {
        Require.That(x.Shape.Count == shape.Count, $"{x.Shape} does not fill {shape}");
        return x is CpuTensor<int> indices ? indices.Reshaped(shape) : ((CpuTensor<T>)x).Reshaped(shape);
    }

    /// <inheritdoc/>
    public Tensor Permute(Tensor x, ReadOnlySpan<int> order)
    {
        var extents = new int[order.Length];
        var seen = new bool[x.Shape.Rank];
        Require.That(order.Length == x.Shape.Rank, $"an order of {order.Length} axes does not fit {x.Shape}");
        for (var axis = 0; axis < order.Length; axis++)
        {
            Require.That((uint)order[axis] < (uint)order.Length && !seen[order[axis]], $"the order of axes of {x.Shape} is no permutation");
            seen[order[axis]] = true;
            extents[axis] = x.Shape[order[axis]];
        }

        var nest = new PermuteNest(x.Shape, order);
        return Make(new Shape(extents), y => Movement.Permute(splitter, nest, Elements(x), y));
    }

    /// <inheritdoc/>
    public Tensor Broadcast(Tensor x, Shape shape)
    {
        Require.BroadcastsTo(x.Shape, shape);
        var nest = LoopNest.Over(shape, x.Shape);
        return Make(shape, y => Movement.Repeat(splitter, nest, Elements(x), y));
    }

    /// <inheritdoc/>
    public Tensor Slice(Tensor x, int place, int start, int step, int count)
    {
        Require.Place(x.Shape, place);
        Require.Progression(start, step, count, x.Shape.FromEnd(place));
        return MoveSlabs(x, place, count, Indices.Progression(start, step, count), Indices.Progression(0, 1, count), zero: false, adds: false);
    }

    /// <inheritdoc/>
    public Tensor Embed(Tensor x, int place, int start, int step, int extent)
    {
        Require.Place(x.Shape, place);
        var count = x.Shape.FromEnd(place);
        Require.Progression(start, step, count, extent);
        return MoveSlabs(x, place, extent, Indices.Progression(0, 1, count), Indices.Progression(start, step, count), zero: true, adds: false);
    }

    /// <inheritdoc/>
    public Tensor Gather(Tensor x, int place, ReadOnlySpan<int> indices)
    {
        Require.Place(x.Shape, place);
        Require.Indices(indices, x.Shape.FromEnd(place));
        return MoveSlabs(x, place, indices.Length, indices.ToArray(), Indices.Progression(0, 1, indices.Length), zero: false, adds: false);
    }

    /// <inheritdoc/>
    public Tensor ScatterAdd(Tensor x, int place, ReadOnlySpan<int> indices, int extent)
    {
        Require.Place(x.Shape, place);
        Require.Indices(indices, extent);
        Require.That(indices.Length == x.Shape.FromEnd(place), $"{indices.Length} indices do not fit {x.Shape}");
        return MoveSlabs(x, place, extent, Indices.Progression(0, 1, indices.Length), indices.ToArray(), zero: true, adds: true);
    }

    /// <inheritdoc/>
    public Tensor Concat(ReadOnlySpan<Tensor> parts, int place)
    {
        Require.That(parts.Length > 0, "there is nothing to concatenate");
        Require.Place(parts[0].Shape, place);
        var extent = 0;
        foreach (var part in parts)
        {
            Require.That(part.Shape.WithFromEnd(place, 1) == parts[0].Shape.WithFromEnd(place, 1), $"{part.Shape} does not join {parts[0].Shape}");
            extent += part.Shape.FromEnd(place);
        }

        var operands = parts.ToArray();
        return Make(parts[0].Shape.WithFromEnd(place, extent), y => Join(operands, place, extent, y));
    }

    /// <inheritdoc/>
    public Tensor MatMul(Tensor a, Tensor b, bool transposeA, bool transposeB)
    {
        var product = new MatMulCase(a.Shape, b.Shape, transposeA, transposeB);
        Count(product.MultiplyAdds);
        return Make(product.Result, y => MatrixProducts.Multiply(engine, product, Elements(a), Elements(b), y));
    }

    /// <inheritdoc/>
    public Tensor Convolve(Tensor x, Tensor weights, ConvolutionGeometry geometry)
    {
        var batch = ConvolutionBatch.Forward(geometry, x.Shape, weights.Shape);
        Count(batch.MultiplyAdds);
        return Make(batch.Result, y => Convolution.Forward(engine, batch, Elements(x), Own(weights).Operand, y));
    }

    /// <inheritdoc/>
    public Tensor ConvolveInputAdjoint(Tensor cotangent, Tensor weights, ConvolutionGeometry geometry, ReadOnlySpan<int> inputExtents)
    {
        var batch = ConvolutionBatch.InputAdjoint(geometry, cotangent.Shape, weights.Shape, inputExtents);
        Count(batch.MultiplyAdds);
        return Make(batch.Result, y => Convolution.InputAdjoint(engine, batch, Elements(cotangent), Own(weights).Operand, y));
    }

    /// <inheritdoc/>
    public Tensor ConvolveInputAdjoint(
        Gated cotangent, Tensor weights, ConvolutionGeometry geometry, ReadOnlySpan<int> inputExtents, Gated? earlier)
    {
        var batch = ConvolutionBatch.InputAdjoint(geometry, cotangent.Shape, weights.Shape, inputExtents);
        if (!GatedConvolution.IsOneStep<T>(batch, cotangent, earlier))
        {
            return SingleSteps.ConvolveInputAdjoint(this, cotangent, weights, geometry, inputExtents, earlier);
        }

        Count(batch.MultiplyAdds);
        GatedBlock<T>? given = earlier is { } added ? Elements(added) : null;
        return Make(batch.Result, y => Convolution.InputAdjoint(engine, batch, Elements(cotangent), Own(weights).Operand, given, y));
    }

    /// <inheritdoc/>
    public Tensor Standardise(Tensor x, int axes, double epsilon, Tensor? scale, Tensor? shift)
    {
        var rows = RowCase.Of(x.Shape, axes);
        return rows.Fits(scale) && rows.Fits(shift)
            ? Make(x.Shape, y => RowKernels.Standardise(splitter, rows, Elements(x), epsilon, Optional(scale), Optional(shift), y))
            : SingleSteps.Standardise(this, x, axes, epsilon, scale, shift);
    }

    /// <inheritdoc/>
    public Tensor StandardiseAdjoint(Tensor cotangent, Tensor x, int axes, double epsilon, Tensor? scale, Tensor? earlier)
    {
        var rows = RowCase.Of(x.Shape, axes);
        Require.That(RowCase.IsShared(cotangent, x, earlier), $"a cotangent {cotangent.Shape} is not that of standardised rows {x.Shape}");
        return rows.Fits(scale)
            ? Make(cotangent.Shape, y => RowKernels.StandardiseAdjoint(
                splitter, rows, Elements(cotangent), Elements(x), epsilon, Optional(scale), Optional(earlier), y))
            : SingleSteps.StandardiseAdjoint(this, cotangent, x, axes, epsilon, scale, earlier);
    }

    /// <inheritdoc/>
    public Tensor Softmax(Tensor x, int axes) =>
        Make(x.Shape, y => RowKernels.Softmax(splitter, RowCase.Of(x.Shape, axes), Elements(x), y));

    /// <inheritdoc/>
    public Tensor SoftmaxAdjoint(Tensor cotangent, Tensor result, int axes)
    {
        Require.That(RowCase.IsShared(cotangent, result, null), $"a cotangent {cotangent.Shape} is not that of a softmax {result.Shape}");
        var rows = RowCase.Of(result.Shape, axes);
        return Make(cotangent.Shape, y => RowKernels.SoftmaxAdjoint(splitter, rows, Elements(cotangent), Elements(result), y));
    }

    /// <inheritdoc/>
    public Tensor GeluAdjoint(Tensor cotangent, Tensor x)
    {
        Require.That(RowCase.IsShared(cotangent, x, null), $"a cotangent {cotangent.Shape} is not that of elements {x.Shape}");
        return Make(cotangent.Shape, y => RowKernels.GeluAdjoint(splitter, Elements(cotangent), Elements(x), y));
    }

    /// <inheritdoc/>
    public Tensor ConvolveWeightAdjoint(
        Tensor x, Tensor cotangent, ConvolutionGeometry geometry, ReadOnlySpan<int> kernelExtents, int keptAxes)
    {
        var batch = WeightAdjointBatch.Of(geometry, x.Shape, cotangent.Shape, kernelExtents, keptAxes);
        Count(batch.MultiplyAdds);
        return Make(batch.Result, y => Convolution.WeightAdjoint(engine, batch, Elements(x), Elements(cotangent), y));
    }

    /// <inheritdoc/>
    public Tensor PoolArgMax(Tensor x, PoolGeometry geometry)
    {
        PoolWindows.CheckRank(geometry);
        var shape = geometry.OutputShape(x.Shape);
        var y = new CpuTensor<int>(shape, ElementType.Int32, new Storage(pool, (long)shape.Count * sizeof(int)));
        Pooling.ArgMax(engine, geometry, x.Shape.Extents[^geometry.SpatialRank..], Elements(x), y.Elements);
        return y;
    }

    /// <inheritdoc/>
    public (Tensor Greatest, Tensor Places) MaxPool(Tensor x, PoolGeometry geometry)
    {
        PoolWindows.CheckRank(geometry);
        var shape = geometry.OutputShape(x.Shape);
        var places = new CpuTensor<int>(shape, ElementType.Int32, new Storage(pool, (long)shape.Count * sizeof(int)));
        var greatest = Make(shape, y => Pooling.Greatest(
            engine, geometry, x.Shape.Extents[^geometry.SpatialRank..], Elements(x), y, places.Elements));
        return (greatest, places);
    }

    /// <inheritdoc/>
    public Tensor PlaneGather(Tensor x, Tensor indices, int spatialRank)
    {
        var planes = PlaneCase.Of(x.Shape, indices.Shape, spatialRank, indices.Shape.Extents[^spatialRank..]);
        return Make(planes.Result, y => Pooling.Gather(engine, planes, Elements(x), IndexElements(indices), y));
    }

    /// <inheritdoc/>
    public Tensor PlaneScatterAdd(Tensor x, Tensor indices, ReadOnlySpan<int> planeExtents)
    {
        var planes = PlaneCase.Of(x.Shape, indices.Shape, planeExtents.Length, planeExtents);
        Require.That(planes.PlaneOfX == planes.PlaneOfIndices, $"elements {x.Shape} and indices {indices.Shape} have different planes");
        return Make(planes.Result, y => Pooling.ScatterAdd(engine, planes, Elements(x), IndexElements(indices), y));
    }

    /// <inheritdoc/>
    public Tensor AveragePool(Tensor x, PoolGeometry geometry)
    {
        PoolWindows.CheckRank(geometry);
        return Make(geometry.OutputShape(x.Shape), y => Pooling.Average(engine, geometry, x.Shape.Extents[^geometry.SpatialRank..], Elements(x), y));
    }

    /// <inheritdoc/>
    public Tensor AveragePoolAdjoint(Tensor cotangent, PoolGeometry geometry, ReadOnlySpan<int> inputExtents)
    {
        PoolWindows.CheckRank(geometry);
        var leading = cotangent.Shape[..^geometry.SpatialRank];
        var shape = new Shape(inputExtents).Prepend(leading);
        Require.That(geometry.OutputShape(shape) == cotangent.Shape, $"a cotangent {cotangent.Shape} is not that of a pooled {shape}");
        return Make(shape, y => Pooling.AverageAdjoint(engine, geometry, shape.Extents[^geometry.SpatialRank..], Elements(cotangent), y));
    }

    private static Block<T> Elements(Tensor tensor) => Own(tensor).Elements;

    private static GatedBlock<T> Elements(Gated gated) => new(
        Elements(gated.Value),
        gated.Gate is { } gate ? Elements(gate) : null,
        gated.Choice is { } choice ? new PlaceBlock(IndexElements(choice.Places), gated.Value.Shape.FromEnd(2), gated.Value.Shape.FromEnd(1)) : null);

    private static Block<T>? Optional(Tensor? tensor) => tensor is null ? null : Elements(tensor);

    private static CpuTensor<T> Own(Tensor tensor) => tensor is CpuTensor<T> own
        ? own
        : throw new ArgumentException($"a tensor of {tensor.Type} made by {tensor.GetType().Name} is no operand of this backend");

    private static Block<int> IndexElements(Tensor tensor) => tensor is CpuTensor<int> own
        ? own.Elements
        : throw new ArgumentException($"indices must be of {ElementType.Int32}, not {tensor.Type}");

    private static Shape Reduced(Shape shape, ReadOnlySpan<int> places)
    {
        foreach (var place in places)
        {
            Require.Place(shape, place);
            shape = shape.WithFromEnd(place, 1);
        }

        return shape;
    }

    private void CopyToHost<TValue>(Tensor tensor, Span<TValue> values)
        where TValue : unmanaged, INumber<TValue>
    {
        Require.That(values.Length == tensor.Shape.Count, $"{values.Length} values do not hold {tensor.Shape}");
        if (tensor is CpuTensor<int> indices)
        {
            Movement.Download(splitter, indices.Elements, values);
        }
        else
        {
            Movement.Download(splitter, Elements(tensor), values);
        }
    }

    private void Count(double multiplyAdds)
    {
        MultiplyAdds += multiplyAdds;
        CpuMeter.MultiplyAdds.Add(multiplyAdds);
    }

    private CpuTensor<T> New(Shape shape) => new(shape, Type, new Storage(pool, (long)shape.Count * Unsafe.SizeOf<T>()));

    /// <summary>A tensor that is filled in, or given back where that fails.</summary>
    private CpuTensor<T> Make(Shape shape, Action<Block<T>> fill)
    {
        var y = New(shape);
        try
        {
            fill(y.Elements);
            return y;
        }
        catch
        {
            y.Dispose();
            throw;
        }
    }

    private CpuTensor<T> MoveSlabs(Tensor x, int place, int extent, int[] from, int[] to, bool zero, bool adds)
    {
        var shape = x.Shape.WithFromEnd(place, extent);
        return Make(shape, y =>
        {
            if (zero)
            {
                y.Span.Clear();
            }

            Movement.Copy(splitter, AxisLoops.Around(x.Shape, place), Elements(x), AxisLoops.Around(shape, place), y, from, to, adds);
        });
    }

    private void Join(Tensor[] parts, int place, int extent, Block<T> y)
    {
        var start = 0;
        foreach (var part in parts)
        {
            var loops = AxisLoops.Around(part.Shape, place);
            var (from, to) = (Indices.Progression(0, 1, loops.Extent), Indices.Progression(start, 1, loops.Extent));
            Movement.Copy(splitter, loops, Elements(part), loops with { Extent = extent }, y, from, to);
            start += loops.Extent;
        }
    }
}
