using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>Adds the columns that a convolution's adjoint yields to the inputs that they came from.</summary>
internal static unsafe class Fold
{
    /// <summary>Adds one row of outputs' columns of one channel, [tap, output column], to the channel's totals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(FoldGeometry geometry, int outputRow, T* columns, nint pitch, T* totals)
        where T : unmanaged
    {
        // Down before across: a total that was just written is not read again at once, which would wait for the store.
        for (var across = 0; across < geometry.KernelWidth; across++)
        {
            ref readonly var run = ref geometry.Runs[across];
            for (var down = 0; down < geometry.KernelHeight; down++)
            {
                var row = geometry.InputRow(outputRow, down);
                if ((uint)row < (uint)geometry.InputHeight)
                {
                    var source = columns + (((down * geometry.KernelWidth) + across) * pitch) + run.Source;
                    AddRun(source, totals + ((nint)row * geometry.RowPitch) + run.Target, run.Length);
                }
            }
        }
    }

    /// <summary>Adds one row of outputs, times each tap of a window, to a channel's totals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled<T>(FoldGeometry geometry, int outputRow, T* source, T* window, T* totals)
        where T : unmanaged
    {
        for (var across = 0; across < geometry.KernelWidth; across++)
        {
            ref readonly var run = ref geometry.Runs[across];
            for (var down = 0; down < geometry.KernelHeight; down++)
            {
                var row = geometry.InputRow(outputRow, down);
                if ((uint)row < (uint)geometry.InputHeight)
                {
                    var line = totals + ((nint)row * geometry.RowPitch);
                    AddScaledRun(window[(down * geometry.KernelWidth) + across], source + run.Source, line + run.Target, run.Length);
                }
            }
        }
    }

    /// <summary>Writes a channel's totals as the rows of an image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T>(FoldGeometry geometry, T* totals, T* image)
        where T : unmanaged
    {
        if (geometry.StrideAcross == 1)
        {
            new ReadOnlySpan<T>(totals, geometry.TotalsLength).CopyTo(new Span<T>(image, geometry.TotalsLength));
            return;
        }

        for (var row = 0; row < geometry.InputHeight; row++, totals += geometry.RowPitch, image += geometry.InputWidth)
        {
            WriteRow(geometry, totals, row, image);
        }
    }

    /// <summary>
    /// Writes the rows of an image that a row of outputs of a window of one place sees, and zeros where none sees any. Rows of outputs must
    /// come in their order.
    /// </summary>
    /// <param name="geometry">The convolution.</param>
    /// <param name="outputRow">The row of outputs.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="line">A row of totals, of which nothing but what this writes differs from zero.</param>
    /// <param name="image">The image.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WritePoints<T>(FoldGeometry geometry, int outputRow, T* columns, T* line, T* image)
        where T : unmanaged
    {
        ref readonly var run = ref geometry.Runs[0];
        var own = geometry.InputRow(outputRow, 0);
        var end = outputRow == geometry.OutputHeight - 1 ? geometry.InputHeight : geometry.InputRow(outputRow + 1, 0);
        for (var row = outputRow == 0 ? 0 : Math.Max(0, own); row < Math.Min(end, geometry.InputHeight); row++)
        {
            var target = image + ((nint)row * geometry.InputWidth);
            if (row != own)
            {
                new Span<T>(target, geometry.InputWidth).Clear();
            }
            else
            {
                new ReadOnlySpan<T>(columns + run.Source, Math.Max(0, run.Length)).CopyTo(new Span<T>(line + run.Target, geometry.RowPitch));
                WriteRow(geometry, line, row, target);
            }
        }
    }

    /// <summary>Writes a row of totals as a row of an image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteRow<T>(FoldGeometry geometry, T* totals, int row, T* target)
        where T : unmanaged
    {
        var room = (geometry.InputHeight - row) * geometry.InputWidth;
        if (geometry.StrideAcross == 2 && (geometry.InputWidth + 15) / 16 * 16 <= room && typeof(T) == typeof(float))
        {
            Blocks.Interleave((float*)totals, (float*)totals + geometry.PhaseWidth, (float*)target, geometry.InputWidth);
        }
        else
        {
            Spread(geometry, totals, target);
        }
    }

    private static void Spread<T>(FoldGeometry geometry, T* totals, T* row)
        where T : unmanaged
    {
        for (var phase = 0; phase < geometry.StrideAcross; phase++, totals += geometry.PhaseWidth)
        {
            var q = 0;
            for (var place = phase; place < geometry.InputWidth; place += geometry.StrideAcross)
            {
                row[place] = totals[q++];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRun<T>(T* source, T* target, int count)
        where T : unmanaged
    {
        var i = 0;
        for (; i + Vector256<T>.Count <= count; i += Vector256<T>.Count)
        {
            (Vector256.Load(target + i) + Vector256.Load(source + i)).Store(target + i);
        }

        if (i < count)
        {
            var rest = Tail.Mask<T>(count - i);
            (Vector256.Load(target + i) + (Vector256.Load(source + i) & rest)).Store(target + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddScaledRun<T>(T factor, T* source, T* target, int count)
        where T : unmanaged
    {
        var scale = Vector256.Create(factor);
        var i = 0;
        for (; i + Vector256<T>.Count <= count; i += Vector256<T>.Count)
        {
            Simd256<T>.MultiplyAdd(scale, Vector256.Load(source + i), Vector256.Load(target + i)).Store(target + i);
        }

        if (i < count)
        {
            var seen = Vector256.Load(source + i) & Tail.Mask<T>(count - i);
            Simd256<T>.MultiplyAdd(scale, seen, Vector256.Load(target + i)).Store(target + i);
        }
    }
}
