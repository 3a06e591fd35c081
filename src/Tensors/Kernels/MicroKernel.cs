using System.Runtime.Intrinsics;

namespace RepXai.Tensors.Kernels;

/// <summary>A micro-kernel and its tile: how many rows and columns of the product it holds in registers.</summary>
internal sealed unsafe class MicroKernel<T>
    where T : unmanaged
{
    private readonly delegate*<nint, T*, PackedRows<T>, T*, nint, T*, nint, void> packed;
    private readonly delegate*<nint, T*, PlacedRows<T>, T*, nint, T*, nint, void> placed;
    private readonly delegate*<int, int, nint, T*, PackedRows<T>, T*, nint, T*, nint, void> fewPacked;
    private readonly delegate*<int, int, nint, T*, PlacedRows<T>, T*, nint, T*, nint, void> fewPlaced;

    private MicroKernel(
        string name,
        int rows,
        int columns,
        delegate*<nint, T*, PackedRows<T>, T*, nint, T*, nint, void> packed,
        delegate*<nint, T*, PlacedRows<T>, T*, nint, T*, nint, void> placed,
        delegate*<int, int, nint, T*, PackedRows<T>, T*, nint, T*, nint, void> fewPacked,
        delegate*<int, int, nint, T*, PlacedRows<T>, T*, nint, T*, nint, void> fewPlaced)
    {
        (Name, Rows, Columns) = (name, rows, columns);
        this.packed = packed;
        this.placed = placed;
        this.fewPacked = fewPacked;
        this.fewPlaced = fewPlaced;
    }

    /// <summary>The kernel for this processor.</summary>
    public static MicroKernel<T> Best { get; } =
        Vector512.IsHardwareAccelerated ? Wide512 : Vector256.IsHardwareAccelerated ? Wide256 : Wide128;

    public static MicroKernel<T> Wide128 => Six<Vector128<T>, Simd128<T>>("6 x 2 x 128 bits");

    public static MicroKernel<T> Wide256 => Six<Vector256<T>, Simd256<T>>("6 x 2 x 256 bits");

    public static MicroKernel<T> Tall256 => Twelve<Vector256<T>, Simd256<T>>("12 x 2 x 256 bits");

    public static MicroKernel<T> Wide512 => Twelve<Vector512<T>, Simd512<T>>("12 x 2 x 512 bits");

    public string Name { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Runs the kernel on one tile: a packed panel on the left, rows on the right, and sums that it starts from, or null.</summary>
    public void Multiply(nint depth, T* left, RightBlock<T> right, T* sums, nint sumsStride, T* product, nint stride)
    {
        if (right.Places == null)
        {
            packed(depth, left, new PackedRows<T>(right.Start), sums, sumsStride, product, stride);
        }
        else
        {
            placed(depth, left, new PlacedRows<T>(right.Start, right.Places), sums, sumsStride, product, stride);
        }
    }

    /// <summary>Whether <see cref="MultiplyFew"/> takes so many rows.</summary>
    public static bool ServesFew(int rows) => FewByTwo<T, Vector128<T>, Simd128<T>>.Serves(rows);

    /// <summary>As <see cref="Multiply"/>, with the first rows of a panel only: the others are neither computed nor written.</summary>
    public void MultiplyFew(int rows, nint depth, T* left, RightBlock<T> right, T* sums, nint sumsStride, T* product, nint stride)
    {
        if (right.Places == null)
        {
            fewPacked(rows, Rows, depth, left, new PackedRows<T>(right.Start), sums, sumsStride, product, stride);
        }
        else
        {
            fewPlaced(rows, Rows, depth, left, new PlacedRows<T>(right.Start, right.Places), sums, sumsStride, product, stride);
        }
    }

    private static MicroKernel<T> Six<TVector, TSimd>(string name)
        where TVector : struct
        where TSimd : struct, ISimd<T, TVector> => new(
            name,
            SixByTwo<T, TVector, TSimd>.Rows,
            2 * TSimd.Width,
            &SixByTwo<T, TVector, TSimd>.Multiply<PackedRows<T>>,
            &SixByTwo<T, TVector, TSimd>.Multiply<PlacedRows<T>>,
            &FewByTwo<T, TVector, TSimd>.Multiply<PackedRows<T>>,
            &FewByTwo<T, TVector, TSimd>.Multiply<PlacedRows<T>>);

    private static MicroKernel<T> Twelve<TVector, TSimd>(string name)
        where TVector : struct
        where TSimd : struct, ISimd<T, TVector> => new(
            name,
            TwelveByTwo<T, TVector, TSimd>.Rows,
            2 * TSimd.Width,
            &TwelveByTwo<T, TVector, TSimd>.Multiply<PackedRows<T>>,
            &TwelveByTwo<T, TVector, TSimd>.Multiply<PlacedRows<T>>,
            &FewByTwo<T, TVector, TSimd>.Multiply<PackedRows<T>>,
            &FewByTwo<T, TVector, TSimd>.Multiply<PlacedRows<T>>);
}
