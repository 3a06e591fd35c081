using System.Numerics;
using RepXai.Tensors.Kernels;

namespace RepXai.Tensors.Tests.Kernels;

public class MicroKernelTests
{
    [Theory]
    [InlineData(61, 67, 300)]
    [InlineData(5, 130, 513)]
    [InlineData(24, 1, 7)]
    [InlineData(64, 48, 300)]
    [InlineData(62, 80, 70)]
    [InlineData(2, 100, 600)]
    [InlineData(4, 32, 1)]
    public void Every_vector_width_and_tile_gives_the_same_bytes(int rows, int columns, int depth)
    {
        Compare<float>(rows, columns, depth, value => (float)value);
        Compare<double>(rows, columns, depth, value => value);
    }

    [Theory]
    [InlineData(17, 40, 300)]
    [InlineData(10, 40, 300)]
    [InlineData(14, 40, 30)]
    public void A_product_is_one_chain_of_fused_multiply_adds_in_ascending_depth(int rows, int columns, int depth)
    {
        var (left, right) = Operands(rows, columns, depth, value => (float)value);
        var product = Multiply(MicroKernel<float>.Best, left, right, rows, columns, depth);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var chain = 0f;
                for (var k = 0; k < depth; k++)
                {
                    chain = MathF.FusedMultiplyAdd(left[(row * depth) + k], right[(k * columns) + column], chain);
                }

                Assert.Equal(chain, product[(row * columns) + column]);
            }
        }
    }

    private static void Compare<T>(int rows, int columns, int depth, Func<double, T> convert)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (left, right) = Operands(rows, columns, depth, convert);
        var expected = Multiply(MicroKernel<T>.Wide128, left, right, rows, columns, depth);
        foreach (var kernel in new[] { MicroKernel<T>.Wide256, MicroKernel<T>.Tall256, MicroKernel<T>.Wide512 })
        {
            Assert.Equal(expected, Multiply(kernel, left, right, rows, columns, depth));
        }
    }

    private static (T[] Left, T[] Right) Operands<T>(int rows, int columns, int depth, Func<double, T> convert)
    {
        var random = new Random(rows);
        T[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => convert(random.NextDouble() - 0.5))];
        return (Draw(rows * depth), Draw(depth * columns));
    }

    private static T[] Multiply<T>(MicroKernel<T> kernel, T[] left, T[] right, int rows, int columns, int depth)
        where T : unmanaged
    {
        using var splitter = new WorkSplitter(2);
        using var pool = new BufferPool(1 << 24);
        var engine = new Engine<T>(splitter, pool, kernel);
        var (a, b, y) = (Copy(left), Copy(right), Copy(new T[rows * columns]));
        MatrixProducts.Multiply(engine, new MatMulCase(new Shape(rows, depth), new Shape(depth, columns), false, false), a.Block, b.Block, y.Block);
        var product = y.Block.Span.ToArray();
        foreach (var (address, block) in new[] { a, b, y })
        {
            AlignedMemory.Free(address, SizeOf<T>(block.Count));
        }

        return product;
    }

    private static (nint Address, Block<T> Block) Copy<T>(T[] values)
        where T : unmanaged
    {
        var address = AlignedMemory.Allocate(SizeOf<T>(values.Length));
        var block = new Block<T>(address, values.Length);
        values.CopyTo(block.Span);
        return (address, block);
    }

    private static nint SizeOf<T>(int count)
        where T : unmanaged => (nint)count * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
}
