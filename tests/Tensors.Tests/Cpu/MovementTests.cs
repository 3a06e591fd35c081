using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Tests.Cpu;

public class MovementTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 16)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Sums_and_maxima_over_any_axes_equal_the_plain_loops(int seed)
    {
        var random = new Random(seed);
        var x = HostTensor.Seeded(seed, Ragged(random, 4));
        int[] places = [.. Enumerable.Range(1, x.Shape.Rank).Where(_ => random.Next(2) == 0)];
        var shape = places.Aggregate(x.Shape, (reduced, place) => reduced.WithFromEnd(place, 1));
        var (sums, maxima) = (HostTensor.Zeros(shape), HostTensor.Generate(shape, _ => double.NegativeInfinity));
        for (var i = 0; i < x.Values.Length; i++)
        {
            var target = sums.Flat(x.IndexOf(i));
            sums.Values[target] += x.Values[i];
            maxima.Values[target] = Math.Max(maxima.Values[target], x.Values[i]);
        }

        Backends.Compare(sums, [x], (device, t) => device.Sum(t[0], places));
        Backends.Compare(maxima, [x], (device, t) => device.Max(t[0], places));
    }

    [Fact]
    public void The_sum_of_nothing_is_zero()
    {
        var x = HostTensor.Zeros(new Shape(2, 0, 3));
        Backends.Compare(HostTensor.Zeros(new Shape(2, 1, 3)), [x], (device, t) => device.Sum(t[0], [2]));
        Backends.Compare(HostTensor.Zeros(new Shape(2, 1, 1)), [x], (device, t) => device.Sum(t[0], [1, 2]));
    }

    [Fact]
    public void A_sum_has_the_same_bytes_alone_and_beside_others()
    {
        var x = HostTensor.Seeded(1, new Shape(9, 37, 53));
        foreach (var place in new[] { 1, 2 })
        {
            var together = Backends.Run<float>(3, [x], (device, t) => device.Sum(t[0], [place]));
            var own = new HostTensor(new Shape(1, 37, 53), x.Values[(4 * 37 * 53)..(5 * 37 * 53)]);
            var alone = Backends.Run<float>(1, [own], (device, t) => device.Sum(t[0], [place]));
            Assert.Equal(together[(4 * alone.Length)..(5 * alone.Length)], alone);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Reordered_axes_hold_the_same_elements(int seed)
    {
        var random = new Random(seed);
        var x = HostTensor.Seeded(seed, Ragged(random, 4));
        var order = Enumerable.Range(0, x.Shape.Rank).ToArray();
        random.Shuffle(order);
        var expected = HostTensor.Generate(new Shape([.. order.Select(axis => x.Shape[axis])]), index =>
        {
            var source = new int[order.Length];
            for (var axis = 0; axis < order.Length; axis++)
            {
                source[order[axis]] = index[axis];
            }

            return x.At(source);
        });
        Backends.Compare(expected, [x], (device, t) => device.Permute(t[0], order));
    }

    [Fact]
    public void A_broadcast_repeats_axes_of_one_and_adds_leading_axes()
    {
        var x = HostTensor.Seeded(1, new Shape(3, 1, 5));
        Backends.Compare(HostTensor.Generate(new Shape(2, 3, 4, 5), index => x.At(index)), [x], (device, t) => device.Broadcast(t[0], new Shape(2, 3, 4, 5)));
    }

    [Theory]
    [InlineData(1, 0, 1, 4)]
    [InlineData(1, 5, -2, 3)]
    [InlineData(2, 1, 3, 2)]
    [InlineData(3, 2, -1, 3)]
    [InlineData(2, 0, 1, 0)]
    public void A_slice_and_the_embedding_that_is_its_adjoint(int place, int start, int step, int count)
    {
        var x = HostTensor.Seeded(1, new Shape(3, 7, 6));
        var axis = 3 - place;
        var slice = HostTensor.Generate(x.Shape.WithFromEnd(place, count), index =>
        {
            index[axis] = start + (index[axis] * step);
            return x.At(index);
        });
        Backends.Compare(slice, [x], (device, t) => device.Slice(t[0], place, start, step, count));
        var embedded = HostTensor.Generate(x.Shape, index =>
        {
            var (i, rest) = Math.DivRem(index[axis] - start, step);
            return rest == 0 && i >= 0 && i < count ? x.At(index) : 0;
        });
        Backends.Compare(embedded, [slice], (device, t) => device.Embed(t[0], place, start, step, x.Shape.FromEnd(place)));
    }

    [Fact]
    public void Elements_are_gathered_from_indices_and_added_to_them()
    {
        int[] indices = [4, 0, 4, 2];
        var x = HostTensor.Seeded(1, new Shape(2, 5, 3));
        var gathered = HostTensor.Generate(new Shape(2, 4, 3), index => x.At([index[0], indices[index[1]], index[2]]));
        Backends.Compare(gathered, [x], (device, t) => device.Gather(t[0], 2, indices));
        var added = HostTensor.Zeros(x.Shape);
        for (var i = 0; i < gathered.Values.Length; i++)
        {
            var index = gathered.IndexOf(i);
            added.Values[added.Flat([index[0], indices[index[1]], index[2]])] += gathered.Values[i];
        }

        Backends.Compare(added, [gathered], (device, t) => device.ScatterAdd(t[0], 2, indices, 5));
    }

    [Fact]
    public void Parts_stand_one_after_the_other_along_any_axis()
    {
        for (var place = 1; place <= 3; place++)
        {
            var parts = new[] { 2, 1, 4 }.Select((extent, i) => HostTensor.Seeded(i, new Shape(3, 2, 5).WithFromEnd(place, extent))).ToArray();
            var axis = 3 - place;
            var expected = HostTensor.Generate(new Shape(3, 2, 5).WithFromEnd(place, 7), index =>
            {
                var part = index[axis] < 2 ? 0 : index[axis] < 3 ? 1 : 2;
                index[axis] -= part == 0 ? 0 : part == 1 ? 2 : 3;
                return parts[part].At(index);
            });
            Backends.Compare(expected, parts, (device, t) => device.Concat(t, place));
        }
    }

    [Fact]
    public void Indices_that_leave_an_axis_are_refused()
    {
        var x = HostTensor.Seeded(1, new Shape(4));
        Assert.Throws<ArgumentException>(() => Backends.Run<float>(1, [x], (device, t) => device.Slice(t[0], 1, 2, 1, 3)));
        Assert.Throws<ArgumentException>(() => Backends.Run<float>(1, [x], (device, t) => device.Gather(t[0], 1, [4])));
        Assert.Throws<ArgumentException>(() => Backends.Run<float>(1, [x], (device, t) => device.Reshape(t[0], new Shape(5))));
    }

    private static Shape Ragged(Random random, int rank) =>
        new([.. Enumerable.Range(0, rank).Select(_ => random.Next(4) == 0 ? 1 : random.Next(1, 11))]);

    [Theory]
    [InlineData(new[] { 3, 2, 5, 4, 9 }, new[] { 2, 5, 4, 9 }, 3)]
    [InlineData(new[] { 2, 1, 7, 8 }, new[] { 1, 7, 8 }, 2)]
    [InlineData(new[] { 2, 3, 5000 }, new[] { 1, 3, 5000 }, 2)]
    [InlineData(new[] { 2, 3, 4 }, new[] { 2, 3, 4 }, 1)]
    [InlineData(new[] { 4, 3, 8 }, new[] { 3, 1 }, 2)]
    public void Sums_of_products_have_the_same_bytes_at_once_and_in_single_steps(int[] left, int[] right, int place)
    {
        HostTensor[] operands = [HostTensor.Seeded(1, new Shape(left)), HostTensor.Seeded(2, new Shape(right))];
        double[] Run<T>(Func<IPrimitives, Tensor[], Tensor> compute)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => Backends.Run<T>(2, operands, compute);
        Tensor AtOnce(IPrimitives device, Tensor[] t) => device.SumOfProducts(t[0], t[1], [place]);
        Tensor InSteps(IPrimitives device, Tensor[] t) => SingleSteps.SumOfProducts(device, t[0], t[1], [place]);
        Assert.Equal(Run<float>(InSteps), Run<float>(AtOnce));
        Assert.Equal(Run<double>(InSteps), Run<double>(AtOnce));
    }
}
