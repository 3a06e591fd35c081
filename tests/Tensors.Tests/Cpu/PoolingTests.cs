using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Tests.Cpu;

public class PoolingTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 18)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_greatest_elements_of_windows_are_found_gathered_and_given_back(int seed)
    {
        var (geometry, x) = Case(seed);
        var rank = geometry.SpatialRank;
        var plane = x.Shape[^rank..];
        var pooled = geometry.OutputShape(x.Shape);
        var places = HostTensor.Generate(pooled, index => Window(geometry, plane, index[^rank..])
            .Select(place => (Place: place, Value: x.At([.. index[..^rank], .. HostTensor.Zeros(plane).IndexOf(place)])))
            .Aggregate((best, next) => next.Value > best.Value ? next : best).Place);
        Backends.Compare(places, [x], (device, t) => device.PoolArgMax(t[0], geometry));

        var values = HostTensor.Generate(pooled, index =>
            x.At([.. index[..^rank], .. HostTensor.Zeros(plane).IndexOf((int)places.At(index))]));
        Backends.Compare(values, [x], (device, t) =>
        {
            using var indices = device.PoolArgMax(t[0], geometry);
            return device.PlaneGather(t[0], indices, rank);
        });
        CompareInOneStep(values, places, x, geometry);

        var lanes = HostTensor.Seeded(seed, pooled.Prepend(3));
        var back = HostTensor.Zeros(x.Shape.Prepend(3));
        for (var i = 0; i < lanes.Values.Length; i++)
        {
            var index = lanes.IndexOf(i);
            back.Values[back.Flat([.. index[..^rank], .. HostTensor.Zeros(plane).IndexOf((int)places.At(index))])] += lanes.Values[i];
        }

        Backends.Compare(back, [x, lanes], (device, t) =>
        {
            using var indices = device.PoolArgMax(t[0], geometry);
            return device.PlaneScatterAdd(t[1], indices, plane.Extents);
        });
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Means_over_windows_and_their_adjoint_equal_the_plain_loops(int seed)
    {
        var (geometry, x) = Case(seed);
        CompareMeans(x, geometry);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Means_over_small_windows_and_their_adjoint_equal_the_plain_loops_whatever_each_window_counts(int seed)
    {
        var random = new Random(seed);
        var (window, stride, pad) = (seed % 3) switch
        {
            0 => (3, 1, 1),
            1 => (3, 2, 1),
            _ => (2, 2, 0),
        };
        var geometry = new PoolGeometry(
            [window, window], [stride, stride], [1, 1], [pad, pad], [random.Next(3), random.Next(3)], random.Next(2) == 0, CountPadding: random.Next(4) == 0);
        CompareMeans(HostTensor.Seeded(seed, new Shape(1, 3, random.Next(window, 10), random.Next(window, 40))), geometry);
    }

    [Theory]
    [InlineData(3, 2, 1, 41)]
    [InlineData(2, 2, 0, 64)]
    [InlineData(3, 1, 1, 30)]
    [InlineData(5, 3, 2, 50)]
    [InlineData(3, 2, 1, 7)]
    [InlineData(2, 2, 0, 33)]
    [InlineData(2, 2, 0, 5)]
    [InlineData(3, 2, 0, 27)]
    [InlineData(3, 2, 0, 35)]
    public void Wide_planes_equal_the_plain_loops(int window, int stride, int pad, int width)
    {
        var geometry = new PoolGeometry([window, window], [stride, stride], [1, 1], [pad, pad], [pad, pad], CeilMode: true, CountPadding: false);
        var x = HostTensor.Seeded(1, new Shape(2, 3, 9, width));
        var plane = x.Shape[^2..];
        var pooled = geometry.OutputShape(x.Shape);
        double Value(int[] index, int place) => x.At([.. index[..^2], .. HostTensor.Zeros(plane).IndexOf(place)]);
        var greatest = HostTensor.Generate(pooled, index => Window(geometry, plane, index[^2..]).MaxBy(place => Value(index, place)));
        Backends.Compare(greatest, [x], (device, t) => device.PoolArgMax(t[0], geometry));
        CompareInOneStep(HostTensor.Generate(pooled, index => Value(index, (int)greatest.At(index))), greatest, x, geometry);

        CompareMeans(x, geometry);
    }

    [Theory]
    [InlineData(2, 0, 12, 16)]
    [InlineData(2, 0, 8, 36)]
    [InlineData(3, 1, 13, 36)]
    [InlineData(3, 1, 6, 56)]
    [InlineData(3, 1, 14, 14)]
    [InlineData(3, 0, 14, 18)]
    [InlineData(3, 0, 14, 18, true)]
    public void Elements_go_back_to_where_windows_at_every_second_place_chose_them(int window, int pad, int height, int width, bool topIsGreat = false)
    {
        var geometry = new PoolGeometry([window, window], [2, 2], [1, 1], [pad, pad], [pad, pad], CeilMode: true, CountPadding: false);
        var random = new Random(window);
        var x = HostTensor.Generate(new Shape(2, 3, height, width), index =>
            random.NextDouble() + (topIsGreat && index[2] == 0 && index[3] % 2 == 0 ? width - index[3] : 0));
        var places = Backends.Run<float>(2, [x], (device, t) => device.PoolArgMax(t[0], geometry));
        var lanes = HostTensor.Seeded(1, geometry.OutputShape(x.Shape).Prepend(2));
        var back = HostTensor.Zeros(x.Shape.Prepend(2));
        var windows = lanes.Shape[^2..].Count;
        for (var i = 0; i < lanes.Values.Length; i++)
        {
            back.Values[(i / windows * height * width) + (int)places[i % places.Length]] += lanes.Values[i];
        }

        Backends.Compare(back, [x, lanes], (device, t) =>
        {
            using var indices = device.PoolArgMax(t[0], geometry);
            return device.PlaneScatterAdd(t[1], indices, [height, width]);
        });
    }

    [Fact]
    public void The_first_of_equal_elements_is_chosen_and_what_is_not_a_number_before_all_others()
    {
        var geometry = new PoolGeometry([1, 3], [1, 3], [1, 1], [0, 0], [0, 0], CeilMode: false, CountPadding: false);
        double[] values =
        [
            2, 2, 1, float.NaN, 5, float.NaN, 3, float.NaN, 4, -0.0, 0, 0, float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity,
            1, float.PositiveInfinity, float.PositiveInfinity, 1, 2, 3, 3, 2, 1, 7, 8, 8,
        ];
        var x = new HostTensor(new Shape(1, 1, 1, values.Length), values);
        var expected = new HostTensor(new Shape(1, 1, 1, values.Length / 3), [0, 3, 7, 9, 12, 16, 20, 21, 25]);
        Backends.Compare(expected, [x], (device, t) => device.PoolArgMax(t[0], geometry));
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(2, 2)]
    public void In_one_step_the_same_elements_are_chosen_where_some_are_equal_infinite_or_no_numbers(int window, int stride)
    {
        var pad = window - 2;
        var geometry = new PoolGeometry([window, window], [stride, stride], [1, 1], [pad, pad], [pad, pad], CeilMode: false, CountPadding: false);
        double[] drawn = [0, -0.0, 1, 1, 2, double.NegativeInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NaN, -3];
        foreach (var kinds in new[] { 5, 7, 8, 10 })
        {
            var random = new Random(kinds);
            var x = HostTensor.Generate(new Shape(2, 3, 17, 41), index => index[0] == 0 ? drawn[random.Next(kinds)] : double.NegativeInfinity);
            var places = new HostTensor(geometry.OutputShape(x.Shape), Backends.Run<float>(2, [x], (device, t) => device.PoolArgMax(t[0], geometry)));
            var values = HostTensor.Generate(places.Shape, index => x.At([.. index[..^2], .. HostTensor.Zeros(x.Shape[^2..]).IndexOf((int)places.At(index))]));
            CompareInOneStep(values, places, x, geometry);
        }
    }

    /// <summary>Compares means and their adjoint with plain loops over windows.</summary>
    private static void CompareMeans(HostTensor x, PoolGeometry geometry)
    {
        var rank = geometry.SpatialRank;
        var plane = x.Shape[^rank..];
        var pooled = geometry.OutputShape(x.Shape);
        double Divisor(int[] index) => geometry.CountPadding ? Padded(geometry, plane, index[^rank..]) : Window(geometry, plane, index[^rank..]).Count();
        var means = HostTensor.Generate(pooled, index => Window(geometry, plane, index[^rank..])
            .Sum(place => x.At([.. index[..^rank], .. HostTensor.Zeros(plane).IndexOf(place)])) / Divisor(index));
        Backends.Compare(means, [x], (device, t) => device.AveragePool(t[0], geometry));

        var cotangent = HostTensor.Seeded(2, pooled);
        var back = HostTensor.Zeros(x.Shape);
        for (var i = 0; i < cotangent.Values.Length; i++)
        {
            var index = cotangent.IndexOf(i);
            var share = cotangent.Values[i] / Divisor(index);
            foreach (var place in Window(geometry, plane, index[^rank..]))
            {
                back.Values[back.Flat([.. index[..^rank], .. HostTensor.Zeros(plane).IndexOf(place)])] += share;
            }
        }

        Backends.Compare(back, [cotangent], (device, t) => device.AveragePoolAdjoint(t[0], geometry, plane.Extents));
    }

    private static void CompareInOneStep(HostTensor values, HostTensor places, HostTensor x, PoolGeometry geometry)
    {
        Backends.Compare(values, [x], (device, t) =>
        {
            var (greatest, chosen) = device.MaxPool(t[0], geometry);
            chosen.Dispose();
            return greatest;
        });
        Backends.Compare(places, [x], (device, t) =>
        {
            var (greatest, chosen) = device.MaxPool(t[0], geometry);
            greatest.Dispose();
            return chosen;
        });
    }

    /// <summary>Flat plane indices of the elements that a window sees, ascending.</summary>
    private static IEnumerable<int> Window(PoolGeometry geometry, Shape plane, int[] output) =>
        Enumerable.Range(0, plane.Count).Where(place =>
        {
            var index = HostTensor.Zeros(plane).IndexOf(place);
            return Enumerable.Range(0, plane.Rank).All(axis =>
            {
                var distance = index[axis] - ((output[axis] * geometry.Strides[axis]) - geometry.PadsBegin[axis]);
                return distance >= 0 && distance % geometry.Dilations[axis] == 0 && distance / geometry.Dilations[axis] < geometry.Kernel[axis];
            });
        });

    /// <summary>Elements of a window that lie in the input or its padding.</summary>
    private static int Padded(PoolGeometry geometry, Shape plane, int[] output) =>
        Enumerable.Range(0, plane.Rank).Aggregate(1, (product, axis) => product * Enumerable.Range(0, geometry.Kernel[axis]).Count(k =>
            (output[axis] * geometry.Strides[axis]) + (k * geometry.Dilations[axis]) < plane[axis] + geometry.PadsBegin[axis] + geometry.PadsEnd[axis]));

    private static (PoolGeometry Geometry, HostTensor X) Case(int seed)
    {
        var random = new Random(seed);
        var rank = 1 + (seed % 3);
        int[] Draw(int from, int to) => [.. Enumerable.Range(0, rank).Select(_ => random.Next(from, to + 1))];
        var (kernel, dilations) = (Draw(2, 3), Draw(1, 2));
        int[] begin = [.. kernel.Select(extent => random.Next(0, (extent / 2) + 1))];
        int[] end = [.. kernel.Select(extent => random.Next(0, (extent / 2) + 1))];
        int[] extents = [.. kernel.Select((extent, axis) => (dilations[axis] * extent) + random.Next(0, rank == 3 ? 2 : 7))];
        var geometry = new PoolGeometry([.. kernel], [.. Draw(1, 3)], [.. dilations], [.. begin], [.. end], random.Next(2) == 0, random.Next(2) == 0);
        return (geometry, HostTensor.Seeded(seed, new Shape([2, 3, .. extents])));
    }
}
