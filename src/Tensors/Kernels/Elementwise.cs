using System.Numerics;
using System.Runtime.CompilerServices;
using RepXai.Tensors.Kernels.Functions;
using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Kernels;

/// <summary>Functions of one, two or three elements over whole tensors.</summary>
internal static class Elementwise
{
    /// <summary>Elements of one chunk of work: a multiple of every vector width, small enough for the second-level cache.</summary>
    public const int ChunkLength = 1 << 14;

    /// <summary>Bytes of a result that no cache holds until it is read: it is written past them, which spares reading it first.</summary>
    private const long StreamsFrom = 1 << 25;

    /// <summary>Whether a result is written past the caches.</summary>
    public static bool Streams<T>(Block<T> y)
        where T : unmanaged => Streams((long)y.Count * Unsafe.SizeOf<T>());

    /// <summary>Whether so many bytes pass through the caches without staying there.</summary>
    public static bool Streams(long bytes) => bytes >= StreamsFrom;

    public static int Chunks(int count) => (count + ChunkLength - 1) / ChunkLength;

    public static void Map<T>(WorkSplitter splitter, UnaryFunction function, Block<T> x, Block<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (function)
        {
            case UnaryFunction.Negate:
                Apply<T, Negate<T>>(splitter, x, y);
                break;
            case UnaryFunction.Abs:
                Apply<T, Abs<T>>(splitter, x, y);
                break;
            case UnaryFunction.Sign:
                Apply<T, Sign<T>>(splitter, x, y);
                break;
            case UnaryFunction.Sqrt:
                Apply<T, Sqrt<T>>(splitter, x, y);
                break;
            case UnaryFunction.Reciprocal:
                Apply<T, Reciprocal<T>>(splitter, x, y);
                break;
            case UnaryFunction.Relu:
                Apply<T, Relu<T>>(splitter, x, y);
                break;
            case UnaryFunction.Gelu:
                Apply<T, Gelu<T>>(splitter, x, y);
                break;
            default:
                var work = new SpanFunctionWork<T>(SpanFunctions.Unary<T>(function), x, y);
                splitter.Run(Chunks(y.Count), ref work);
                break;
        }
    }

    public static void Combine<T>(WorkSplitter splitter, BinaryFunction function, LoopNest nest, Block<T> a, Block<T> b, Block<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (function)
        {
            case BinaryFunction.Add:
                Apply<T, Add<T>>(splitter, nest, a, b, y);
                break;
            case BinaryFunction.Subtract:
                Apply<T, Subtract<T>>(splitter, nest, a, b, y);
                break;
            case BinaryFunction.Multiply:
                Apply<T, Multiply<T>>(splitter, nest, a, b, y);
                break;
            case BinaryFunction.Divide:
                Apply<T, Divide<T>>(splitter, nest, a, b, y);
                break;
            case BinaryFunction.Power:
                var work = new PowerWork<T>(nest, a, b, y);
                splitter.Run(Chunks(y.Count), ref work);
                break;
            case BinaryFunction.Maximum:
                Apply<T, Maximum<T>>(splitter, nest, a, b, y);
                break;
            case BinaryFunction.Minimum:
                Apply<T, Minimum<T>>(splitter, nest, a, b, y);
                break;
            case BinaryFunction.Greater:
                Apply<T, Greater<T>>(splitter, nest, a, b, y);
                break;
            case BinaryFunction.GreaterOrEqual:
                Apply<T, GreaterOrEqual<T>>(splitter, nest, a, b, y);
                break;
            case BinaryFunction.Equal:
                Apply<T, Equal<T>>(splitter, nest, a, b, y);
                break;
            case BinaryFunction.Gate:
                Apply<T, Gate<T>>(splitter, nest, a, b, y);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(function), function, null);
        }
    }

    public static void Select<T>(WorkSplitter splitter, LoopNest nest, Block<T> condition, Block<T> b, Block<T> c, Block<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var work = new SelectWork<T>(nest, condition, b, c, y);
        splitter.Run(Chunks(y.Count), ref work);
    }

    private static void Apply<T, TFunction>(WorkSplitter splitter, Block<T> x, Block<T> y)
        where T : unmanaged
        where TFunction : struct, IUnaryFunction<T>
    {
        var work = new UnaryWork<T, TFunction>(x, y);
        splitter.Run(Chunks(y.Count), ref work);
    }

    private static void Apply<T, TFunction>(WorkSplitter splitter, LoopNest nest, Block<T> a, Block<T> b, Block<T> y)
        where T : unmanaged
        where TFunction : struct, IBinaryFunction<T>
    {
        var work = new BinaryWork<T, TFunction>(nest, a, b, y);
        splitter.Run(Chunks(y.Count), ref work);
    }
}
