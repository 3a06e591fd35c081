using RepXai.Tensors.Kernels.Bands;
using RepXai.Tensors.Kernels.Scattered;
using RepXai.Tensors.Kernels.Winograd;
using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Kernels;

/// <summary>Convolution and its two adjoints, as products.</summary>
internal static unsafe class Convolution
{
    /// <summary>y = x * weights, x [images, C, input...], weights [O, C/groups, kernel...].</summary>
    public static void Forward<T>(Engine<T> engine, ConvolutionBatch batch, Block<T> x, Operand<T> weights, Block<T> y)
        where T : unmanaged
    {
        var shape = batch.Case;
        if (typeof(T) == typeof(float) && WinogradLayer.Forward(shape) is { } layer)
        {
            for (var run = 0; run < batch.Leading.Count; run++)
            {
                var seen = new GatedImages<T>(ImagesOf(batch, run, x), (nint)shape.Inputs * shape.InputPlane);
                var operands = new AdjointOperands<T>(seen, default, y.Pointer + (run * shape.OutputSize));
                InTiles(engine, layer, shape.Geometry, WeightsOf(batch, run, weights), operands);
            }

            return;
        }

        var isDirect = DirectConvolution.Serves(shape);
        var bands = isDirect ? null : BandGeometry.Of(shape);
        var unfold = isDirect || bands is not null ? null : UnfoldGeometry.Forward(shape.Geometry, shape.InputExtents, shape.KernelExtents);
        for (var run = 0; run < batch.Leading.Count; run++)
        {
            var own = WeightsOf(batch, run, weights);
            var images = ImagesOf(batch, run, x);
            var output = y.Pointer + (run * shape.OutputSize);
            if (unfold is not null)
            {
                var kernel = KernelView<T>.Forward(own.Elements.Pointer, shape.OutputsInGroup, shape.InputsInGroup, shape.Taps);
                var products = new ConvolutionProducts<T>(unfold, kernel, shape.Groups, shape.Images, images, output, shape.OutputPlane);
                Multiply(engine, products, own, new PackingKey(PackingUse.Forward, shape.Geometry, 0));
            }
            else if (bands is not null)
            {
                BandConvolution.Run(engine, bands, images, own, output);
            }
            else
            {
                DirectConvolution.Forward(engine, shape, images, own.Elements.Pointer, output);
            }
        }
    }

    /// <summary>The adjoint in x: cotangent [images, O, output...] to y [images, C, input...].</summary>
    public static void InputAdjoint<T>(Engine<T> engine, ConvolutionBatch batch, Block<T> cotangent, Operand<T> weights, Block<T> y)
        where T : unmanaged
    {
        var shape = batch.Case;
        for (var run = 0; run < batch.Leading.Count; run++)
        {
            var images = cotangent.Pointer + ((nint)batch.Leading.ElementOffset(0, run) * shape.OutputSize);
            var seen = new GatedImages<T>(images, (nint)shape.Outputs * shape.OutputPlane);
            var operands = new AdjointOperands<T>(seen, default, y.Pointer + (run * shape.InputSize));
            InputAdjoint(engine, shape, WeightsOf(batch, run, weights), operands);
        }
    }

    /// <summary>Whether a layer's adjoint in x takes gates and additions in the same step.</summary>
    public static bool Fuses<T>(ConvolutionBatch batch)
        where T : unmanaged =>
        typeof(T) == typeof(float) && batch.Leading.Count == 1
        && (ScatteredLayer.Of(batch.Case) is not null || WinogradLayer.Adjoint(batch.Case) is not null);

    /// <summary>Whether a layer's adjoint in x takes the elements that a pool chose in the same step.</summary>
    public static bool TakesChoices<T>(ConvolutionBatch batch)
        where T : unmanaged =>
        typeof(T) == typeof(float) && batch.Leading.Count == 1 && ScatteredLayer.Of(batch.Case) is not null;

    /// <summary>
    /// The adjoint in x of a gated cotangent, added to what there is already; only where <see cref="Fuses"/> says so.
    /// </summary>
    public static void InputAdjoint<T>(
        Engine<T> engine, ConvolutionBatch batch, GatedBlock<T> cotangent, Operand<T> weights, GatedBlock<T>? earlier, Block<T> y)
        where T : unmanaged
    {
        var shape = batch.Case;
        var imageSize = cotangent.Values.Count / Math.Max(1, shape.Images);
        var seen = new GatedImages<T>(cotangent, imageSize);
        var given = earlier is { } other ? new GatedImages<T>(other, (nint)shape.Inputs * shape.InputPlane) : default;
        ChosenPlaces? places = cotangent.Places is { } block ? new ChosenPlaces(block, imageSize) : null;
        InputAdjoint(engine, shape, weights, new AdjointOperands<T>(seen, given, y.Pointer, places));
    }

    private static void InputAdjoint<T>(Engine<T> engine, ConvolutionCase shape, Operand<T> weights, AdjointOperands<T> operands)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float) && ScatteredLayer.Of(shape) is { } layer)
        {
            ScatteredAdjoint.Run((Engine<float>)(object)engine, layer, (Operand<float>)(object)weights, (AdjointOperands<float>)(object)operands);
            return;
        }

        var sparse = SparseCotangent.Of(shape, operands.Cotangent);
        if (sparse is null || sparse.Images.Length < shape.Images)
        {
            DenseInputAdjoint(engine, shape, weights, operands);
        }

        if (sparse is not null)
        {
            var work = new SparseAdjointWork<T>(shape, new FoldGeometry(shape), sparse, operands, weights.Elements.Pointer);
            engine.Splitter.Run(work.Chunks, ref work);
        }
    }

    /// <summary>The adjoint in the weights: images are added one after the other, so the order of every sum is fixed.</summary>
    public static void WeightAdjoint<T>(Engine<T> engine, WeightAdjointBatch batch, Block<T> x, Block<T> cotangent, Block<T> y)
        where T : unmanaged
    {
        var shape = batch.Case;
        if (batch.SummedCount == 0)
        {
            y.Span.Clear();
        }

        var unfold = UnfoldGeometry.Forward(shape.Geometry, shape.InputExtents, shape.KernelExtents);
        for (var image = 0; image < batch.Leading.Count; image++)
        {
            var (kept, summed) = Math.DivRem(image, batch.SummedCount);
            var products = new WeightAdjointProducts<T>(
                unfold,
                shape.Groups,
                shape.OutputsInGroup,
                shape.InputsInGroup,
                x.Pointer + ((nint)batch.Leading.ElementOffset(0, image) * shape.InputSize),
                cotangent.Pointer + ((nint)batch.Leading.ElementOffset(1, image) * shape.OutputSize),
                y.Pointer + ((nint)kept * shape.Outputs * shape.InputsInGroup * shape.Taps));
            Product.Multiply<T, UnfoldTransposedOperand<T>, WeightAdjointProducts<T>>(engine, products, accumulate: summed > 0);
        }
    }

    private static void DenseInputAdjoint<T>(Engine<T> engine, ConvolutionCase shape, Operand<T> weights, AdjointOperands<T> operands)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float) && WinogradLayer.Adjoint(shape) is { } layer)
        {
            InTiles(engine, layer, shape.Geometry, weights, operands);
            return;
        }

        var images = operands.Cotangent.Values;
        var output = operands.Results;
        if (DirectConvolution.Serves(shape))
        {
            DirectConvolution.InputAdjoint(engine, shape, images, weights.Elements.Pointer, output);
            return;
        }

        if (FoldedAdjoint.Serves(shape))
        {
            FoldedAdjoint.Run(engine, shape, weights, images, output);
            return;
        }

        if (BandGeometry.OfAdjoint(shape) is { } bands)
        {
            BandConvolution.RunAdjoint(engine, bands, images, weights, output);
            return;
        }

        var kernel = KernelView<T>.Adjoint(weights.Elements.Pointer, shape.OutputsInGroup, shape.InputsInGroup, shape.Taps);
        foreach (var unfold in UnfoldGeometry.Adjoint(shape.Geometry, shape.InputExtents, shape.KernelExtents))
        {
            var products = new ConvolutionProducts<T>(unfold, kernel, shape.Groups, shape.Images, images, output, shape.InputPlane);
            Multiply(engine, products, weights, new PackingKey(PackingUse.Adjoint, shape.Geometry, unfold.Phase));
        }
    }

    private static void InTiles<T>(Engine<T> engine, WinogradLayer layer, ConvolutionGeometry geometry, Operand<T> weights, AdjointOperands<T> operands)
        where T : unmanaged => WinogradConvolution.Run(
            (Engine<float>)(object)engine, layer, (Operand<float>)(object)weights, layer.Key(geometry), (AdjointOperands<float>)(object)operands);

    /// <summary>The images of one run of a convolution.</summary>
    private static T* ImagesOf<T>(ConvolutionBatch batch, int run, Block<T> x)
        where T : unmanaged => x.Pointer + ((nint)batch.Leading.ElementOffset(0, run) * batch.Case.InputSize);

    /// <summary>The weights of one run; packed forms are kept for weights that all runs share.</summary>
    private static Operand<T> WeightsOf<T>(ConvolutionBatch batch, int run, Operand<T> weights)
        where T : unmanaged
    {
        var size = batch.Case.Outputs * batch.Case.InputsInGroup * batch.Case.Taps;
        var own = weights.Elements.Pointer + ((nint)batch.Leading.ElementOffset(1, run) * size);
        return batch.Leading.Count == 1 ? weights : new Operand<T>(new Block<T>((nint)own, size), null);
    }

    private static void Multiply<T>(Engine<T> engine, ConvolutionProducts<T> products, Operand<T> weights, PackingKey key)
        where T : unmanaged => Product.Multiply<T, UnfoldOperand<T>, ConvolutionProducts<T>>(engine, products, weights, key);
}
