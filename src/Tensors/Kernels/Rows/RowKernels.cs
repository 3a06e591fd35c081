using System.Numerics;

namespace RepXai.Tensors.Kernels.Rows;

/// <summary>Functions of whole rows that pass memory once.</summary>
internal static class RowKernels
{
    public static void Standardise<T>(
        WorkSplitter splitter, RowCase rows, Block<T> x, double epsilon, Block<T>? scale, Block<T>? shift, Block<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var work = new StandardiseWork<T>(rows, x, epsilon, scale, shift, y);
        splitter.Run(rows.Chunks, ref work);
    }

    public static unsafe void StandardiseAdjoint<T>(
        WorkSplitter splitter, RowCase rows, Block<T> cotangent, Block<T> x, double epsilon, Block<T>? scale, Block<T>? earlier, Block<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (earlier is { } given)
        {
            var work = new StandardiseAdjointWork<T, SomeEarlier<T>>(rows, cotangent, x, epsilon, scale, given.Pointer, y);
            splitter.Run(rows.Chunks, ref work);
        }
        else
        {
            var work = new StandardiseAdjointWork<T, NoEarlier<T>>(rows, cotangent, x, epsilon, scale, null, y);
            splitter.Run(rows.Chunks, ref work);
        }
    }

    public static void Softmax<T>(WorkSplitter splitter, RowCase rows, Block<T> x, Block<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var work = new SoftmaxWork<T>(rows, x, y);
        splitter.Run(rows.Chunks, ref work);
    }

    public static void SoftmaxAdjoint<T>(WorkSplitter splitter, RowCase rows, Block<T> cotangent, Block<T> result, Block<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var work = new SoftmaxAdjointWork<T>(rows, cotangent, result, y);
        splitter.Run(rows.Chunks, ref work);
    }

    public static void GeluAdjoint<T>(WorkSplitter splitter, Block<T> cotangent, Block<T> x, Block<T> y)
        where T : unmanaged
    {
        var work = new GeluAdjointWork<T>(cotangent, x, y);
        splitter.Run(work.Chunks, ref work);
    }

    public static void MultiplyAdd<T>(WorkSplitter splitter, LoopNest nest, Block<T> a, Block<T> b, Block<T> c, Block<T> y)
        where T : unmanaged
    {
        var work = new MultiplyAddWork<T>(nest, a, b, c, y);
        splitter.Run(Elementwise.Chunks(y.Count), ref work);
    }

    /// <summary>An operand's elements, or one value for each place of a row if it is not there.</summary>
    public static unsafe T* OrRepeated<T>(Block<T>? operand, T value, int length, Scratch scratch, ScratchUse use)
        where T : unmanaged
    {
        if (operand is { } given)
        {
            return given.Pointer;
        }

        var row = scratch.Get<T>(use, length);
        new Span<T>(row, length).Fill(value);
        return row;
    }
}
