using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels;

/// <summary>Packs strips of a matrix so that a micro-kernel reads them in order: for each depth index, the strip's lanes side by side.</summary>
internal static unsafe class Panels
{
    /// <summary>Packs one strip of <paramref name="width"/> lanes, of which the first <paramref name="lanes"/> exist and the others are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack<T>(T* source, nint laneStride, nint depthStride, int lanes, int width, int depth, T* panel)
        where T : unmanaged
    {
        if (lanes < width)
            new Span<T>(panel, width * depth).Clear();
        if (laneStride == 1 && lanes == width && width % Vector256<T>.Count == 0)
            CopyRows(source, depthStride, width, depth, panel);
        else if (depthStride == 1 && typeof(T) == typeof(float) && Avx.IsSupported)
            Transpose((float*)source, laneStride, lanes, width, depth, (float*)panel);
        else
            Gather(source, laneStride, depthStride, lanes, width, 0, depth, panel);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRows<T>(T* source, nint depthStride, int width, int depth, T* panel)
        where T : unmanaged
    {
        for (var k = 0; k < depth; k++, source += depthStride, panel += width)
        {
            for (var lane = 0; lane < width; lane += Vector256<T>.Count)
                Vector256.Load(source + lane).Store(panel + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gather<T>(T* source, nint laneStride, nint depthStride, int lanes, int width, int start, int depth, T* panel)
        where T : unmanaged
    {
        for (var k = start; k < depth; k++)
        {
            for (var lane = 0; lane < lanes; lane++)
                panel[(k * width) + lane] = source[(lane * laneStride) + (k * depthStride)];
        }
    }

    /// <summary>Lanes that are contiguous along the depth are turned in blocks, so that no two rows fight for one cache set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(float* source, nint laneStride, int lanes, int width, int depth, float* panel)
    {
        const int Block = 8;
        var whole = lanes / Block * Block;
        TransposeRest(source + (whole * laneStride), laneStride, lanes - whole, width, lanes == width, depth, panel + whole);
        for (var lane = 0; lane < whole; lane += Block)
        {
            var k = 0;
            for (; k + Block <= depth; k += Block)
                Blocks.Transpose(source + (lane * laneStride) + k, laneStride, panel + (k * width) + lane, width);
            Gather(source + (lane * laneStride), laneStride, 1, Block, width, k, depth, panel + lane);
        }
    }

    /// <summary>
    /// The lanes behind the last whole block, before those blocks: what a row of a strip's last lanes writes too much lies in the next row, which is
    /// written later.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeRest(float* source, nint laneStride, int lanes, int width, bool endsStrip, int depth, float* panel)
    {
        const int Block = 8;
        var k = 0;
        if (endsStrip && lanes is 4 or 6)
        {
            for (; k + Block < depth; k += Block)
                Blocks.TransposeFew(source + k, laneStride, lanes, panel + (k * width), width);
        }

        Gather(source, laneStride, 1, lanes, width, k, depth, panel);
    }
}
