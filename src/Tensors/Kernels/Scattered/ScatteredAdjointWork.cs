using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels.Scattered;

/// <summary>The adjoint of a convolution in its input, element by element of the cotangent. A chunk is an image.</summary>
internal readonly unsafe struct ScatteredAdjointWork(ScatteredLayer layer, AdjointOperands<float> operands, float* packed) : IWork
{
    private readonly ConvolutionCase shape = layer.Shape;

    public void Run(int chunk, Scratch scratch)
    {
        var image = ImageOf(chunk);
        var cotangent = operands.Cotangent.Image(image);
        var gate = operands.Cotangent.Gate(image);
        var size = shape.Inputs * shape.InputPlane;
        var result = operands.Results + ((nint)image * size);
        new Span<float>(result, size).Clear();
        var positions = new PositionLayout(shape.Outputs, layer.OutputWidth);
        if (operands.Places is { } places)
        {
            AddRows(new ChosenRows(positions, layer.OutputHeight, cotangent, gate, places, places.Image(image), scratch), result, scratch);
        }
        else
        {
            AddRows(new DenseRows(positions, cotangent, gate, shape.OutputPlane, scratch), result, scratch);
        }

        operands.AddEarlier(image, 0, size);
    }

    private void AddRows<TRows>(TRows rows, float* result, Scratch scratch)
        where TRows : struct, IPositionRows
    {
        var sums = scratch.Get<float>(ScratchUse.Products, WindowSums.Rows * layer.SumsLength);
        new Span<float>(sums, WindowSums.Rows * layer.SumsLength).Clear();
        for (var row = 0; row < layer.OutputHeight; row++)
        {
            var positions = rows.Next();
            for (var pass = 0; pass < layer.Passes; pass++)
            {
                WindowSums.Sum(positions, packed + ((nint)pass * layer.PassLength), sums, layer.SumsLength, shape.Geometry.Strides[1]);
                AddSums(sums, pass * WindowSums.Rows, row, result);
            }
        }
    }

    /// <summary>Images that share a gate follow each other, so that it is read from memory once.</summary>
    private int ImageOf(int chunk)
    {
        var (place, repetition) = Math.DivRem(chunk, shape.Images / operands.Cotangent.GateImages);
        return (repetition * operands.Cotangent.GateImages) + place;
    }

    private void AddSums(float* sums, int firstWindowRow, int outputRow, float* result)
    {
        var end = Math.Min(layer.WindowRows, firstWindowRow + WindowSums.Rows);
        for (var windowRow = firstWindowRow; windowRow < end; windowRow++, sums += layer.SumsLength)
        {
            var (channel, row) = layer.Target(windowRow, outputRow);
            if (row >= 0 && row < shape.InputExtents[0])
            {
                Add(sums, result + ((((nint)channel * shape.InputExtents[0]) + row) * layer.InputWidth));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(float* sums, float* target)
    {
        var (padding, width) = (shape.Geometry.PadsBegin[1], layer.InputWidth);
        sums += padding;
        var count = Math.Min(width, ((layer.OutputWidth - 1) * shape.Geometry.Strides[1]) + shape.KernelExtents[1] - padding);
        for (var i = 0; i < count; i += Vector256<float>.Count)
        {
            var total = Vector256.Load(target + i) + Vector256.Load(sums + i);
            Tail.Store(total, target + i, Math.Min(Vector256<float>.Count, count - i));
        }
    }
}
