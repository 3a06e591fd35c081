using RepXai.Tensors.Kernels;
using RepXai.Tensors.Kernels.Bands;
using RepXai.Tensors.Kernels.Winograd;
using RepXai.Tensors.Primitives;
using RepXai.Tests.Common;

namespace RepXai.Tensors.Tests.Cpu;

public class ConvolutionTests
{
    /// <summary>Seeds of ragged cases: each gives extents, kernel, stride, dilation, pads and groups.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_convolution_equals_the_plain_loops(int seed)
    {
        var (geometry, x, weights) = Case(seed);
        Backends.Compare(ReferenceConvolution.Forward(x, weights, geometry), [x, weights], (device, t) => device.Convolve(t[0], t[1], geometry));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Its_adjoint_in_the_input_equals_the_plain_loops(int seed)
    {
        var (geometry, x, weights) = Case(seed);
        var cotangent = HostTensor.Seeded(seed + 1000, geometry.OutputShape(x.Shape, weights.Shape));
        var expected = ReferenceConvolution.InputAdjoint(cotangent, weights, geometry, x.Shape);
        var extents = x.Shape.Extents[^geometry.SpatialRank..].ToArray();
        Backends.Compare(expected, [cotangent, weights], (device, t) => device.ConvolveInputAdjoint(t[0], t[1], geometry, extents));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Its_adjoint_in_the_weights_equals_the_plain_loops(int seed)
    {
        var (geometry, x, weights) = Case(seed);
        var cotangent = HostTensor.Seeded(seed + 1000, geometry.OutputShape(x.Shape, weights.Shape));
        var expected = ReferenceConvolution.WeightAdjoint(x, cotangent, geometry, weights.Shape);
        var extents = weights.Shape.Extents[^geometry.SpatialRank..].ToArray();
        Backends.Compare(expected, [x, cotangent], (device, t) => device.ConvolveWeightAdjoint(t[0], t[1], geometry, extents, 0));
    }

    [Theory]
    [InlineData(3, 7, 7, 1, 1, 1, 1)]
    [InlineData(2, 14, 21, 1, 1, 1, 1)]
    [InlineData(1, 13, 10, 0, 0, 0, 0)]
    [InlineData(2, 9, 6, 2, 2, 2, 2)]
    [InlineData(11, 4, 5, 0, 2, 1, 0)]
    public void Windows_that_are_computed_in_tiles_equal_the_plain_loops(int images, int height, int width, int top, int left, int bottom, int right)
    {
        var geometry = new ConvolutionGeometry([1, 1], [1, 1], [top, left], [bottom, right], 1);
        var x = HostTensor.Seeded(1, new Shape(images, 33, height, width));
        var weights = HostTensor.Seeded(2, new Shape(38, 33, 3, 3));
        var cotangent = HostTensor.Seeded(3, geometry.OutputShape(x.Shape, weights.Shape));
        Backends.Compare(ReferenceConvolution.Forward(x, weights, geometry), [x, weights], (device, t) => device.Convolve(t[0], t[1], geometry));
        Backends.CompareInNorm(
            ReferenceConvolution.InputAdjoint(cotangent, weights, geometry, x.Shape),
            [cotangent, weights],
            (device, t) => device.ConvolveInputAdjoint(t[0], t[1], geometry, [height, width]));
    }

    /// <summary>Windows, strides, pads and extents whose adjoints have phases with and without a first and a last coefficient.</summary>
    [Theory]
    [InlineData(3, 2, 1, 1, 28, 28, true)]
    [InlineData(3, 2, 0, 1, 31, 24)]
    [InlineData(3, 2, 2, 2, 14, 33, true)]
    [InlineData(4, 2, 1, 1, 24, 27)]
    [InlineData(4, 2, 1, 2, 41, 27)]
    [InlineData(5, 2, 2, 2, 21, 16)]
    [InlineData(5, 2, 0, 3, 26, 25)]
    [InlineData(7, 2, 3, 3, 36, 29)]
    [InlineData(8, 2, 3, 4, 22, 30)]
    [InlineData(2, 1, 1, 0, 16, 13)]
    [InlineData(4, 1, 2, 1, 12, 15)]
    public void Adjoints_of_phases_that_are_computed_in_tiles_equal_the_plain_loops(
        int window, int stride, int begin, int end, int height, int width, bool inLargeTiles = false)
    {
        Action<HostTensor, HostTensor[], Func<IPrimitives, Tensor[], Tensor>> compare = inLargeTiles ? Backends.CompareInNorm : Backends.Compare;
        var geometry = new ConvolutionGeometry([stride, stride], [1, 1], [begin, begin], [end, end], 1);
        foreach (var channels in new[] { 3, 17 })
        {
            var x = new Shape(3, channels, height, width);
            var weights = HostTensor.Seeded(2, new Shape(21, channels, window, window));
            var cotangent = HostTensor.Seeded(3, geometry.OutputShape(x, weights.Shape));
            compare(
                ReferenceConvolution.InputAdjoint(cotangent, weights, geometry, x),
                [cotangent, weights],
                (device, t) => device.ConvolveInputAdjoint(t[0], t[1], geometry, [height, width]));
        }
    }

    /// <summary>Channels that fill no vector, or more than one word; windows that hang over each edge, overlap, touch, and leave gaps.</summary>
    [Theory]
    [InlineData(3, 17, 7, 7, 2, 3, 3, 15, 19)]
    [InlineData(3, 70, 7, 7, 2, 3, 2, 14, 33)]
    [InlineData(1, 64, 7, 7, 1, 0, 6, 9, 21)]
    [InlineData(4, 130, 5, 6, 3, 2, 0, 12, 17)]
    [InlineData(2, 21, 7, 7, 7, 3, 3, 20, 23)]
    [InlineData(3, 19, 7, 6, 11, 1, 5, 26, 41)]
    public void Large_windows_of_few_channels_equal_the_plain_loops_however_many_elements_are_zero(
        int inputs, int outputs, int rows, int columns, int stride, int begin, int end, int height, int width)
    {
        var geometry = new ConvolutionGeometry([stride, stride], [1, 1], [begin, begin], [end, end], 1);
        var x = new Shape(3, inputs, height, width);
        var weights = HostTensor.Seeded(1, new Shape(outputs, inputs, rows, columns));
        var shape = geometry.OutputShape(x, weights.Shape);
        var dense = HostTensor.Seeded(2, shape);
        var cotangent = HostTensor.Generate(
            shape,
            place => place[0] == 0 || (place[0] == 1 && (place[1] + (3 * place[2]) + place[3]) % 7 == 0) ? (float)dense.At(place) : 0);
        Tensor Adjoint(IPrimitives device, Tensor[] t) => device.ConvolveInputAdjoint(t[0], t[1], geometry, [height, width]);
        Backends.Compare(ReferenceConvolution.InputAdjoint(cotangent, weights, geometry, x), [cotangent, weights], Adjoint);
        var together = Backends.Run<float>(3, [cotangent, weights], Adjoint);
        var (size, result) = (shape[1..].Count, x[1..].Count);
        for (var image = 0; image < 3; image++)
        {
            var own = new HostTensor(new Shape([1, .. shape.Extents[1..]]), cotangent.Values[(image * size)..((image + 1) * size)]);
            Assert.Equal(together[(image * result)..((image + 1) * result)], Backends.Run<float>(1, [own, weights], Adjoint));
        }
    }

    [Theory]
    [InlineData(19, 37, true)]
    [InlineData(40, 33, true)]
    [InlineData(40, 111, false)]
    public void Each_element_of_a_convolution_without_tiles_is_one_chain_of_fused_multiply_adds_over_taps_and_channels(int inputs, int outputs, bool inBands)
    {
        var x = HostTensor.Seeded(1, new Shape(1, inputs, 9, 9));
        var weights = HostTensor.Seeded(2, new Shape(outputs, inputs, 3, 3));
        var geometry = Square(stride: 2, pad: 1, groups: 1);
        var shape = new ConvolutionCase(geometry, 1, inputs, outputs, [9, 9], [3, 3]);
        Assert.Null(WinogradLayer.Forward(shape));
        Assert.Equal(inBands, BandGeometry.Of(shape) is not null);
        Assert.Equal(Chains(x, weights, stride: 2, inBands).Values, Backends.Run<float>(2, [x, weights], (device, t) => device.Convolve(t[0], t[1], geometry)));
    }

    /// <summary>Rectifiers and max pooling choose by what a convolution gives: no rounding beyond that of plain sums may reach them.</summary>
    [Theory]
    [InlineData(16, 24, 9)]
    [InlineData(64, 33, 12)]
    [InlineData(300, 14, 7)]
    public void A_convolution_in_tiles_is_nearer_to_the_plain_loops_than_chains_of_fused_multiply_adds(int inputs, int outputs, int extent)
    {
        var geometry = Square(stride: 1, pad: 1, groups: 1);
        Assert.NotNull(WinogradLayer.Forward(new ConvolutionCase(geometry, 2, inputs, outputs, [extent, extent], [3, 3])));
        var x = HostTensor.Seeded(1, new Shape(2, inputs, extent, extent));
        var weights = HostTensor.Seeded(2, new Shape(outputs, inputs, 3, 3));
        var expected = ReferenceConvolution.Forward(x, weights, geometry).Values;
        var computed = Backends.Run<float>(2, [x, weights], (device, t) => device.Convolve(t[0], t[1], geometry));
        var ofChains = RelativeError.Of<double>(Chains(x, weights, stride: 1, inBands: true).Values, expected);
        Assert.InRange(RelativeError.Of<double>(computed, expected), 0, 0.9 * ofChains);
    }

    /// <summary>Bands of one and of several rows, strides, windows that hang over edges or leave rows out, pieces of a channel in two blocks of the depth.</summary>
    [Theory]
    [InlineData(new[] { 33, 56 }, new[] { 3, 3 }, new[] { 1, 1 }, 1, new[] { 1, 1 }, new[] { 1, 1 }, 1, 59)]
    [InlineData(new[] { 12, 31 }, new[] { 3, 3 }, new[] { 2, 2 }, 1, new[] { 1, 1 }, new[] { 1, 1 }, 1, 30)]
    [InlineData(new[] { 15, 34 }, new[] { 1, 1 }, new[] { 2, 2 }, 1, new[] { 0, 0 }, new[] { 0, 0 }, 2, 300)]
    [InlineData(new[] { 9, 48 }, new[] { 1, 1 }, new[] { 1, 1 }, 1, new[] { 0, 0 }, new[] { 0, 0 }, 1, 270)]
    [InlineData(new[] { 20, 23 }, new[] { 4, 2 }, new[] { 1, 3 }, 2, new[] { 0, 3 }, new[] { 2, 1 }, 1, 6)]
    [InlineData(new[] { 26, 29 }, new[] { 5, 4 }, new[] { 1, 1 }, 1, new[] { 3, 0 }, new[] { 0, 4 }, 1, 9)]
    [InlineData(new[] { 11, 19 }, new[] { 2, 2 }, new[] { 1, 1 }, 1, new[] { 4, 5 }, new[] { 0, 0 }, 1, 8)]
    [InlineData(new[] { 500 }, new[] { 7 }, new[] { 2 }, 1, new[] { 3 }, new[] { 2 }, 2, 13)]
    public void Bands_of_rows_equal_the_plain_loops(
        int[] input, int[] kernel, int[] strides, int dilation, int[] begin, int[] end, int groups, int channels)
    {
        var geometry = new ConvolutionGeometry([.. strides], [.. input.Select(_ => dilation)], [.. begin], [.. end], groups);
        var shape = new ConvolutionCase(geometry, 2, channels * groups, 9 * groups, input, kernel);
        Assert.NotNull(BandGeometry.Of(shape));
        var x = HostTensor.Seeded(1, new Shape([2, channels * groups, .. input]));
        var weights = HostTensor.Seeded(2, new Shape([9 * groups, channels, .. kernel]));
        Backends.Compare(ReferenceConvolution.Forward(x, weights, geometry), [x, weights], (device, t) => device.Convolve(t[0], t[1], geometry));
    }

    [Theory]
    [InlineData(1, 20, 270)]
    [InlineData(2, 64, 9)]
    public void Adjoints_of_single_places_in_bands_equal_the_plain_loops(int groups, int inputs, int outputs)
    {
        var geometry = new ConvolutionGeometry([1, 1], [1, 1], [0, 0], [0, 0], groups);
        int[] extents = [9, 48];
        Assert.NotNull(BandGeometry.OfAdjoint(new ConvolutionCase(geometry, 2, inputs * groups, outputs * groups, extents, [1, 1])));
        var x = new Shape(2, inputs * groups, 9, 48);
        var weights = HostTensor.Seeded(1, new Shape(outputs * groups, inputs, 1, 1));
        var cotangent = HostTensor.Seeded(2, geometry.OutputShape(x, weights.Shape));
        Backends.Compare(
            ReferenceConvolution.InputAdjoint(cotangent, weights, geometry, x),
            [cotangent, weights],
            (device, t) => device.ConvolveInputAdjoint(t[0], t[1], geometry, extents));
    }

    [Fact]
    public void Weights_serve_images_whose_convolution_takes_another_way()
    {
        var geometry = Square(stride: 1, pad: 1, groups: 1);
        var weights = HostTensor.Seeded(1, new Shape(111, 3, 3, 3));
        var small = HostTensor.Seeded(2, new Shape(1, 3, 9, 9));
        var wide = HostTensor.Seeded(3, new Shape(1, 3, 16, 32));
        Assert.Null(BandGeometry.Of(new ConvolutionCase(geometry, 1, 3, 111, [9, 9], [3, 3])));
        Assert.NotNull(BandGeometry.Of(new ConvolutionCase(geometry, 1, 3, 111, [16, 32], [3, 3])));
        Backends.Compare(ReferenceConvolution.Forward(wide, weights, geometry), [small, wide, weights], (device, t) =>
        {
            device.Convolve(t[0], t[2], geometry).Dispose();
            return device.Convolve(t[1], t[2], geometry);
        });
    }

    [Theory]
    [InlineData(new[] { 13, 18 }, new[] { 3, 3 }, 2, 1, 1, 1)]
    [InlineData(new[] { 21, 19 }, new[] { 7, 7 }, 2, 1, 3, 1)]
    [InlineData(new[] { 9, 7 }, new[] { 1, 1 }, 2, 1, 0, 2)]
    [InlineData(new[] { 11, 40 }, new[] { 2, 3 }, 3, 2, 2, 1)]
    [InlineData(new[] { 50 }, new[] { 4 }, 2, 1, 1, 2)]
    [InlineData(new[] { 6, 9 }, new[] { 3, 3 }, 1, 1, 1, 1)]
    public void Adjoints_that_are_folded_equal_the_plain_loops(int[] input, int[] kernel, int stride, int dilation, int pad, int groups)
    {
        int[] Each(int value) => [.. input.Select(_ => value)];
        var geometry = new ConvolutionGeometry([.. Each(stride)], [.. Each(dilation)], [.. Each(pad)], [.. Each(pad)], groups);
        foreach (var channels in new[] { 3, 19 })
        {
            var x = new Shape([3, channels * groups, .. input]);
            var weights = HostTensor.Seeded(1, new Shape([11 * groups, channels, .. kernel]));
            var cotangent = HostTensor.Seeded(2, geometry.OutputShape(x, weights.Shape));
            Backends.Compare(
                ReferenceConvolution.InputAdjoint(cotangent, weights, geometry, x),
                [cotangent, weights],
                (device, t) => device.ConvolveInputAdjoint(t[0], t[1], geometry, input));
        }
    }

    [Theory]
    [InlineData(3, 1, 1, 1, 1, 1)]
    [InlineData(3, 2, 1, 1, 1, 2)]
    [InlineData(5, 2, 1, 2, 1, 1)]
    [InlineData(4, 3, 2, 3, 2, 1)]
    [InlineData(2, 1, 3, 0, 4, 4)]
    [InlineData(3, 2, 1, 1, 1, 1)]
    [InlineData(1, 3, 1, 0, 1, 1)]
    [InlineData(3, 1, 1, 2, 1, 1, 47)]
    [InlineData(3, 2, 1, 1, 1, 1, 71)]
    [InlineData(3, 1, 1, 1, 1, 1, 7)]
    [InlineData(3, 1, 1, 1, 1, 1, 14)]
    [InlineData(3, 1, 1, 1, 1, 1, 28)]
    [InlineData(3, 1, 1, 0, 1, 1, 18)]
    [InlineData(3, 2, 1, 1, 1, 1, 36)]
    [InlineData(3, 2, 1, 1, 1, 1, 5)]
    [InlineData(2, 2, 1, 0, 1, 1, 34)]
    [InlineData(2, 2, 1, 0, 1, 1, 35)]
    public void Small_groups_equal_the_plain_loops(int kernel, int stride, int dilation, int pad, int inputs, int outputs, int width = 19)
    {
        const int Groups = 3;
        var geometry = new ConvolutionGeometry([stride, stride], [dilation, dilation], [pad, pad], [pad, 0], Groups);
        var x = HostTensor.Seeded(1, new Shape(2, Groups * inputs, 14, width));
        var weights = HostTensor.Seeded(2, new Shape(Groups * outputs, inputs, kernel, kernel));
        var cotangent = HostTensor.Seeded(3, geometry.OutputShape(x.Shape, weights.Shape));
        Backends.Compare(ReferenceConvolution.Forward(x, weights, geometry), [x, weights], (device, t) => device.Convolve(t[0], t[1], geometry));
        Backends.Compare(
            ReferenceConvolution.InputAdjoint(cotangent, weights, geometry, x.Shape),
            [cotangent, weights],
            (device, t) => device.ConvolveInputAdjoint(t[0], t[1], geometry, [14, width]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Windows_below_their_plane_equal_the_plain_loops(int below)
    {
        var geometry = new ConvolutionGeometry([1, 1], [1, 1], [1, 1], [below, 1], 3);
        var x = HostTensor.Seeded(1, new Shape(2, 3, 6, 12));
        var weights = HostTensor.Seeded(2, new Shape(3, 1, 3, 3));
        Backends.Compare(ReferenceConvolution.Forward(x, weights, geometry), [x, weights], (device, t) => device.Convolve(t[0], t[1], geometry));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Weights_whose_packed_form_is_kept_give_the_same_bytes_again(bool adjoint)
    {
        var geometry = Square(stride: 1, pad: 1, groups: 1);
        var x = HostTensor.Seeded(1, new Shape(2, 40, 8, 8));
        var weights = HostTensor.Seeded(2, new Shape(40, 40, 3, 3));
        var first = Array.Empty<double>();
        var second = Backends.Run<float>(2, [x, weights], (device, t) =>
        {
            Tensor Compute() => adjoint ? device.ConvolveInputAdjoint(t[0], t[1], geometry, [8, 8]) : device.Convolve(t[0], t[1], geometry);
            using var once = Compute();
            first = new double[once.Shape.Count];
            device.Download(once, first);
            return Compute();
        });
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData(19, 37)]
    [InlineData(40, 33)]
    public void An_image_has_the_same_bytes_alone_and_in_a_batch_for_any_number_of_threads(int inputs, int outputs)
    {
        var geometry = Square(stride: 1, pad: 1, groups: 1);
        var batch = HostTensor.Seeded(7, new Shape(29, inputs, 7, 7));
        var weights = HostTensor.Seeded(8, new Shape(outputs, inputs, 3, 3));
        var together = Backends.Run<float>(3, [batch, weights], (device, t) => device.Convolve(t[0], t[1], geometry));
        var size = inputs * 49;
        foreach (var image in new[] { 0, 7, 28 })
        {
            var own = new HostTensor(new Shape(1, inputs, 7, 7), batch.Values[(image * size)..((image + 1) * size)]);
            var alone = Backends.Run<float>(1, [own, weights], (device, t) => device.Convolve(t[0], t[1], geometry));
            Assert.Equal(together[(image * alone.Length)..((image + 1) * alone.Length)], alone);
        }
    }

    [Theory]
    [InlineData(3, 12)]
    [InlineData(19, 11)]
    [InlineData(40, 33)]
    public void A_cotangent_has_the_same_bytes_alone_and_in_a_batch_for_any_number_of_threads(int inputs, int outputs)
    {
        var geometry = Square(stride: 1, pad: 1, groups: 1);
        var batch = HostTensor.Seeded(7, new Shape(29, outputs, 7, 7));
        var weights = HostTensor.Seeded(8, new Shape(outputs, inputs, 3, 3));
        var together = Backends.Run<float>(3, [batch, weights], (device, t) => device.ConvolveInputAdjoint(t[0], t[1], geometry, [7, 7]));
        var size = outputs * 49;
        foreach (var image in new[] { 0, 7, 28 })
        {
            var own = new HostTensor(new Shape(1, outputs, 7, 7), batch.Values[(image * size)..((image + 1) * size)]);
            var alone = Backends.Run<float>(1, [own, weights], (device, t) => device.ConvolveInputAdjoint(t[0], t[1], geometry, [7, 7]));
            Assert.Equal(together[(image * alone.Length)..((image + 1) * alone.Length)], alone);
        }
    }

    [Theory]
    [InlineData(3, 1, 1, 9, 7)]
    [InlineData(3, 2, 1, 12, 10)]
    [InlineData(1, 2, 0, 8, 9)]
    [InlineData(7, 2, 3, 15, 19)]
    public void Cotangents_with_few_channels_that_differ_from_zero_equal_the_plain_loops_and_do_not_depend_on_other_images(
        int window, int stride, int pad, int height, int width)
    {
        var geometry = Square(stride, pad, groups: 1);
        var x = new Shape(5, 18, height, width);
        var weights = HostTensor.Seeded(1, new Shape(20, 18, window, window));
        var shape = geometry.OutputShape(x, weights.Shape);
        var dense = HostTensor.Seeded(2, shape);
        int[][] kept = [[7], [], [3, 19], [.. Enumerable.Range(0, 20)], [0]];
        var cotangent = HostTensor.Generate(shape, place => kept[place[0]].Contains(place[1]) ? (float)dense.At(place) : 0);
        Tensor Adjoint(IPrimitives device, Tensor[] t) => device.ConvolveInputAdjoint(t[0], t[1], geometry, [height, width]);
        Backends.CompareInNorm(ReferenceConvolution.InputAdjoint(cotangent, weights, geometry, x), [cotangent, weights], Adjoint);
        var together = Backends.Run<float>(2, [cotangent, weights], Adjoint);
        for (var image = 0; image < kept.Length; image++)
        {
            var (size, result) = (shape[1..].Count, x[1..].Count);
            var own = new HostTensor(new Shape([1, .. shape.Extents[1..]]), cotangent.Values[(image * size)..((image + 1) * size)]);
            Assert.Equal(together[(image * result)..((image + 1) * result)], Backends.Run<float>(1, [own, weights], Adjoint));
        }
    }

    [Theory]
    [InlineData(17, 3, 1, true, true, true)]
    [InlineData(17, 3, 1, true, false, false)]
    [InlineData(17, 3, 1, false, true, true)]
    [InlineData(17, 3, 2, true, true, true)]
    [InlineData(17, 7, 2, true, true, false)]
    [InlineData(17, 7, 2, true, true, true)]
    [InlineData(17, 1, 2, true, true, true)]
    [InlineData(3, 7, 2, true, false, false)]
    [InlineData(3, 7, 2, false, true, true)]
    [InlineData(3, 7, 2, true, true, true)]
    public void Gates_and_earlier_cotangents_give_the_same_bytes_at_once_and_in_single_steps(
        int channels, int window, int stride, bool isGated, bool hasEarlier, bool isEarlierGated)
    {
        var geometry = Square(stride, window / 2, groups: 1);
        var x = new Shape(2, 3, channels, 13, 18);
        var weights = HostTensor.Seeded(1, new Shape(20, channels, window, window));
        var shape = geometry.OutputShape(x, weights.Shape);
        var dense = HostTensor.Seeded(2, shape);
        var cotangent = HostTensor.Generate(shape, place => place[0] == 1 && place[1] == 1 && place[2] != 5 ? 0 : (float)dense.At(place));
        var (gate, earlier, earlierGate) = (HostTensor.Seeded(3, shape[1..]), HostTensor.Seeded(4, x), HostTensor.Seeded(5, x[1..]));
        double[] Run(bool atOnce) => Backends.Run<float>(2, [cotangent, weights, gate, earlier, earlierGate], (device, t) =>
        {
            var first = new Gated(t[0], isGated ? t[2] : null);
            Gated? second = hasEarlier ? new Gated(t[3], isEarlierGated ? t[4] : null) : null;
            return atOnce
                ? device.ConvolveInputAdjoint(first, t[1], geometry, [13, 18], second)
                : SingleSteps.ConvolveInputAdjoint(device, first, t[1], geometry, [13, 18], second);
        });
        Assert.Equal(Run(atOnce: false), Run(atOnce: true));
    }

    /// <summary>Layers with and without a kernel for it; pools whose windows overlap, touch and leave gaps, and choose equal elements.</summary>
    [Theory]
    [InlineData(3, 64, 7, 3, 2, 1, true, false)]
    [InlineData(3, 64, 7, 3, 2, 1, false, true)]
    [InlineData(1, 17, 5, 2, 2, 0, true, true)]
    [InlineData(4, 70, 7, 2, 3, 0, true, false)]
    [InlineData(3, 20, 7, 5, 1, 2, true, false)]
    [InlineData(16, 16, 3, 3, 2, 1, true, true)]
    [InlineData(5, 9, 3, 2, 2, 0, true, false)]
    public void What_a_pool_chose_gives_the_same_bytes_at_once_and_in_single_steps(
        int channels, int outputs, int window, int pooled, int step, int pad, bool isGated, bool hasEarlier)
    {
        var geometry = Square(stride: 2, window / 2, groups: 1);
        var pool = new PoolGeometry([pooled, pooled], [step, step], [1, 1], [pad, pad], [pad, pad], CeilMode: false, CountPadding: false);
        var x = new Shape(2, 3, channels, 38, 53);
        var weights = HostTensor.Seeded(1, new Shape(outputs, channels, window, window));
        var shape = geometry.OutputShape(x[1..], weights.Shape);
        var dense = HostTensor.Seeded(2, shape);
        var rectified = HostTensor.Generate(shape, place => (float)Math.Max(0, Math.Round(dense.At(place))));
        var cotangent = HostTensor.Seeded(3, pool.OutputShape(shape.Prepend(2)));
        var earlier = HostTensor.Seeded(4, x);
        double[] Run(bool atOnce) => Backends.Run<float>(2, [cotangent, weights, rectified, earlier], (device, t) =>
        {
            using var places = device.PoolArgMax(t[2], pool);
            using var chosen = device.PlaneGather(t[2], places, 2);
            var first = new Gated(t[0], isGated ? chosen : null, new PoolChoice(places, chosen, [.. shape.Extents[^2..]]));
            Gated? second = hasEarlier ? new Gated(t[3]) : null;
            return atOnce
                ? device.ConvolveInputAdjoint(first, t[1], geometry, [38, 53], second)
                : SingleSteps.ConvolveInputAdjoint(device, first, t[1], geometry, [38, 53], second);
        });
        var singles = Run(atOnce: false);
        Assert.Contains(singles, value => value != 0);
        Assert.Equal(singles, Run(atOnce: true));
    }

    [Fact]
    public void Lanes_in_front_of_the_batch_are_more_images()
    {
        var geometry = Square(stride: 2, pad: 1, groups: 1);
        var cotangent = HostTensor.Seeded(1, new Shape(4, 2, 5, 4, 4));
        var weights = HostTensor.Seeded(2, new Shape(5, 3, 3, 3));
        var expected = ReferenceConvolution.InputAdjoint(cotangent, weights, geometry, new Shape(4, 2, 3, 7, 7));
        Backends.Compare(expected, [cotangent, weights], (device, t) => device.ConvolveInputAdjoint(t[0], t[1], geometry, [7, 7]));
    }

    [Fact]
    public void Weights_of_each_lane_meet_shared_images()
    {
        var geometry = Square(stride: 1, pad: 1, groups: 2);
        var x = HostTensor.Seeded(3, new Shape(2, 4, 6, 5));
        var weights = HostTensor.Seeded(4, new Shape(3, 6, 2, 3, 3));
        var expected = ReferenceConvolution.Forward(x, weights, geometry);
        Backends.Compare(expected, [x, weights], (device, t) => device.Convolve(t[0], t[1], geometry));
    }

    [Fact]
    public void Kept_axes_keep_the_weights_of_each_lane_apart_and_other_axes_are_summed()
    {
        var geometry = Square(stride: 1, pad: 0, groups: 1);
        var x = HostTensor.Seeded(5, new Shape(1, 3, 2, 2, 5, 6));
        var cotangent = HostTensor.Seeded(6, new Shape(4, 1, 2, 3, 3, 4));
        var expected = HostTensor.Zeros(new Shape(4, 3, 2, 3, 3));
        var size = expected.Shape[1..].Count;
        for (var lane = 0; lane < 4; lane++)
        {
            var own = new HostTensor(new Shape(1, 2, 3, 3, 4), cotangent.Values[(lane * 72)..((lane + 1) * 72)]);
            for (var other = 0; other < 3; other++)
            {
                var image = new HostTensor(new Shape(2, 2, 5, 6), x.Values[(other * 120)..((other + 1) * 120)]);
                var share = ReferenceConvolution.WeightAdjoint(image, own with { Shape = own.Shape[1..] }, geometry, new Shape(3, 2, 3, 3));
                for (var i = 0; i < size; i++)
                {
                    expected.Values[(lane * size) + i] += share.Values[i];
                }
            }
        }

        Backends.Compare(expected, [x, cotangent], (device, t) => device.ConvolveWeightAdjoint(t[0], t[1], geometry, [3, 3], 1));
    }

    /// <summary>A convolution with windows of three, padded by one, whose elements are chains in float32.</summary>
    private static HostTensor Chains(HostTensor x, HostTensor weights, int stride, bool inBands)
    {
        var (inputs, extent) = (x.Shape[1], x.Shape[2]);
        var result = ((extent - 1) / stride) + 1;
        return HostTensor.Generate(new Shape(x.Shape[0], weights.Shape[0], result, result), place =>
        {
            var sum = 0f;
            for (var k = 0; k < 9 * inputs; k++)
            {
                var (tap, channel) = inBands ? (k % 9, k / 9) : (k / inputs, k % inputs);
                var (row, column) = ((place[2] * stride) + (tap / 3) - 1, (place[3] * stride) + (tap % 3) - 1);
                var inside = row >= 0 && row < extent && column >= 0 && column < extent;
                var weight = (float)weights.At([place[1], channel, tap / 3, tap % 3]);
                sum = inside ? MathF.FusedMultiplyAdd(weight, (float)x.At([place[0], channel, row, column]), sum) : sum;
            }

            return sum;
        });
    }

    private static ConvolutionGeometry Square(int stride, int pad, int groups) =>
        new([stride, stride], [1, 1], [pad, pad], [pad, pad], groups);

    private static (ConvolutionGeometry Geometry, HostTensor X, HostTensor Weights) Case(int seed)
    {
        var random = new Random(seed);
        var rank = 1 + (seed % 3);
        int[] Draw(int from, int to) => [.. Enumerable.Range(0, rank).Select(_ => random.Next(from, to + 1))];
        var (kernel, dilations, begin, end) = (Draw(1, rank == 3 ? 2 : 4), Draw(1, 2), Draw(0, 2), Draw(0, 2));
        var extents = new int[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            var least = Math.Max(1, (dilations[axis] * (kernel[axis] - 1)) + 1 - begin[axis] - end[axis]);
            extents[axis] = least + random.Next(0, rank == 1 ? 40 : rank == 2 ? 11 : 3);
        }

        var groups = random.Next(1, 4);
        var inputs = groups * random.Next(1, 6);
        var outputs = groups * random.Next(1, 9);
        var geometry = new ConvolutionGeometry([.. Draw(1, 3)], [.. dilations], [.. begin], [.. end], groups);
        return (
            geometry,
            HostTensor.Seeded(seed + 1, new Shape([random.Next(1, 4), inputs, .. extents])),
            HostTensor.Seeded(seed + 2, new Shape([outputs, inputs / groups, .. kernel])));
    }
}
