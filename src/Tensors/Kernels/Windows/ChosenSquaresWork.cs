using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RepXai.Tensors.Kernels.Windows;

/// <summary>
/// Gives elements back to where windows at every second place chose them, the same that <see cref="PlaneScatterWork{T}"/> gives: squares of two by two results,
/// side by side, each look which of the windows that may see them chose them. These are the square's own window and its neighbours to the right and below,
/// as pools of 2 x 2 and of 3 x 3 with a margin have them. A chunk is one plane.
/// </summary>
/// <param name="planes">The planes.</param>
/// <param name="x">Elements, one a window.</param>
/// <param name="indices">What windows chose.</param>
/// <param name="y">The planes that elements go to.</param>
/// <param name="scatter">Does planes with other choices.</param>
internal readonly unsafe struct ChosenSquaresWork(PlaneCase planes, Block<float> x, Block<int> indices, Block<float> y, PlaneScatterWork<float> scatter)
    : IWork
{
    /// <summary>From what is read to what is called from memory.</summary>
    private const int Ahead = 1 << 10;

    private readonly bool streams = Elementwise.Streams(y);
    private readonly bool isDirect = Elementwise.Streams(y) && WholeLines.Hold(y.Pointer, planes.Result[^1]) && planes.Result[^2] % 2 == 0;
    private readonly int height = planes.Result[^2];
    private readonly int width = planes.Result[^1];
    private readonly int squares = planes.Result[^1] / 2;

    /// <summary>Whether planes have a window for each square, and those of a first row chose accordingly; other choices only cost time.</summary>
    public static bool Serves(PlaneCase planes, Block<int> indices)
    {
        if (!Avx2.IsSupported || planes.Result.Rank < 2 || planes.Planes.Count == 0)
            return false;
        var (height, width) = (planes.Result[^2], planes.Result[^1]);
        var squares = width / 2;
        if (squares < Vector256<float>.Count || width % 2 != 0 || planes.PlaneOfResult != height * width
            || planes.PlaneOfIndices != (height + 1) / 2 * squares)
        {
            return false;
        }

        for (var window = 0; window < squares; window++)
        {
            var (row, column) = Math.DivRem(indices.Pointer[window], width);
            if (row > 1 || Math.Abs(column - (2 * window)) > 1)
                return false;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk, Scratch scratch)
    {
        var source = x.Pointer + ((nint)planes.Planes.ElementOffset(0, chunk) * planes.PlaneOfX);
        var index = indices.Pointer + ((nint)planes.Planes.ElementOffset(1, chunk) * planes.PlaneOfIndices);
        var target = y.Pointer + ((nint)chunk * planes.PlaneOfResult);
        var lines = new ResultLines<float>(scratch, ScratchUse.Results, target, 2 * width, streams);
        var nowhere = scratch.Get<int>(ScratchUse.Places, squares + Vector256<int>.Count);
        new Span<int>(nowhere, squares + Vector256<int>.Count).Fill(-1);
        var found = 0;
        for (var row = 0; row < height; row += 2, source += squares, index += squares, target += 2 * width)
        {
            var hasBelow = row + 2 < height;
            var below = hasBelow ? source + squares : source;
            var chosenBelow = hasBelow ? index + squares : nowhere;
            found += isDirect
                ? Write<PastCaches<float>>(source, below, index, chosenBelow, row, target)
                : Write<ToCaches<float>>(source, below, index, chosenBelow, row, lines.Next(Math.Min(2, height - row) * width));
        }

        if (!isDirect)
            lines.End();
        if (found != planes.PlaneOfIndices)
            scatter.Run(chunk, scratch);
    }

    /// <summary>Writes a row of squares, and says how many of its windows chose an element that was looked for there, and of those below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private int Write<TStore>(float* source, float* below, int* index, int* chosenBelow, int row, float* upper)
        where TStore : struct, IResultStore<float>
    {
        var found = Vector256<int>.Zero;
        nint last = squares - Vector256<float>.Count;
        var seldom = Vector256.GreaterThanOrEqual(
            Vector256<int>.Indices, Vector256.Create((int)(VectorBefore<int>.Start(last) + Vector256<float>.Count - last)));
        var pairs = 2 * Vector256<int>.Indices;
        var (toRight, toBelow, toAcross) = (Vector256.Create(-1), Vector256.Create(-width), Vector256.Create(-width - 1));
        var lower = upper + width;

        // From right to left; windows of the last vector that the one before it holds too are not counted twice.
        var counted = last > 0 ? seldom : Vector256<int>.AllBitsSet;
        for (var i = last; ; i = VectorBefore<int>.Start(i))
        {
            CacheLines.Call(source + Ahead + i);
            CacheLines.Call(index + Ahead + i);
            var corner = Vector256.Create((row * width) + (2 * (int)i)) + pairs;
            var (here, right) = (corner - Vector256.Load(index + i), corner - Vector256.Load(index + i + 1));
            var (down, across) = (corner - Vector256.Load(chosenBelow + i), corner - Vector256.Load(chosenBelow + i + 1));
            var hits = Vector256<int>.Zero;
            var left = Given(source + i, here, Vector256<int>.Zero, ref hits);
            var both = Given(source + i, here, toRight, ref hits) + Given(source + i + 1, right, toRight, ref hits);
            Pairs.Store<float, TStore>(left, both, upper + (2 * i));
            left = Given(source + i, here, toBelow, ref hits) + Given(below + i, down, toBelow, ref hits);
            both = Given(source + i, here, toAcross, ref hits) + Given(source + i + 1, right, toAcross, ref hits);
            both = both + Given(below + i, down, toAcross, ref hits) + Given(below + i + 1, across, toAcross, ref hits);
            Pairs.Store<float, TStore>(left, both, lower + (2 * i));
            found += hits & counted;
            counted = Vector256<int>.AllBitsSet;
            if (i == 0)
                return -Vector256.Sum(found);
        }
    }

    /// <summary>Elements of those windows that chose a place, which are counted downwards, and zeros.</summary>
    /// <param name="elements">Elements of windows side by side.</param>
    /// <param name="chosen">From what they chose to their squares' first elements.</param>
    /// <param name="place">From the place to the square's first element.</param>
    /// <param name="hits">The count.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Given(float* elements, Vector256<int> chosen, Vector256<int> place, ref Vector256<int> hits)
    {
        var isHere = Vector256.Equals(chosen, place);
        hits += isHere;
        return Vector256.Load(elements) & isHere.AsSingle();
    }
}
