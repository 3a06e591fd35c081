using RepXai.Tensors.Differentiation.Rules;
using RepXai.Tensors.Primitives;

namespace RepXai.Tensors.Differentiation;

/// <summary>The primitives as operations on variables, and the few compositions that everything needs. Axes are places from the end.</summary>
public static class VariableOperations
{
    extension(Variable x)
    {
        /// <summary>x + y</summary>
        public static Variable operator +(Variable a, Variable b) => a.Combine(BinaryFunction.Add, b);

        /// <summary>x - y</summary>
        public static Variable operator -(Variable a, Variable b) => a.Combine(BinaryFunction.Subtract, b);

        /// <summary>x y</summary>
        public static Variable operator *(Variable a, Variable b) => a.Combine(BinaryFunction.Multiply, b);

        /// <summary>x / y</summary>
        public static Variable operator /(Variable a, Variable b) => a.Combine(BinaryFunction.Divide, b);

        /// <summary>x + number</summary>
        public static Variable operator +(Variable a, double b) => a + a.Scalar(b);

        /// <summary>x - number</summary>
        public static Variable operator -(Variable a, double b) => a - a.Scalar(b);

        /// <summary>number - x</summary>
        public static Variable operator -(double a, Variable b) => b.Scalar(a) - b;

        /// <summary>x times a number</summary>
        public static Variable operator *(Variable a, double b) => a * a.Scalar(b);

        /// <summary>x over a number</summary>
        public static Variable operator /(Variable a, double b) => a / a.Scalar(b);

        /// <summary>-x</summary>
        public static Variable operator -(Variable a) => a.Map(UnaryFunction.Negate);

        /// <summary>A number on the same tape.</summary>
        public Variable Scalar(double value) =>
            x.Tape.Fill(Shape.Scalar, value);

        /// <summary>The same value without its history: a constant.</summary>
        public Variable Detach() =>
            x.Tape.Constant(x.Value);

        /// <summary>A function of each element.</summary>
        public Variable Map(UnaryFunction function) =>
            x.Tape.Apply(new MapPrimitive(function), x);

        /// <summary>A function of both operands' elements, broadcast.</summary>
        public Variable Combine(BinaryFunction function, Variable y) =>
            x.Tape.Apply(new CombinePrimitive(function), x, y);

        /// <summary>x y + z</summary>
        public Variable MultiplyAdd(Variable y, Variable z) =>
            x.Tape.Apply(new MultiplyAddPrimitive(), x, y, z);

        /// <summary>x to the power of y.</summary>
        public Variable Power(Variable y) =>
            x.Combine(BinaryFunction.Power, y);

        /// <summary>The greater of both.</summary>
        public Variable Maximum(Variable y) =>
            x.Combine(BinaryFunction.Maximum, y);

        /// <summary>The lesser of both.</summary>
        public Variable Minimum(Variable y) =>
            x.Combine(BinaryFunction.Minimum, y);

        /// <summary>1 where x is greater, else 0.</summary>
        public Variable GreaterThan(Variable y) =>
            x.Combine(BinaryFunction.Greater, y);

        /// <summary>1 where x is greater, else 0.</summary>
        public Variable GreaterThan(double y) =>
            x.GreaterThan(x.Scalar(y));

        /// <summary>1 where both are equal, else 0.</summary>
        public Variable EqualTo(Variable y) =>
            x.Combine(BinaryFunction.Equal, y);

        /// <summary>x where the mask is positive, else 0.</summary>
        public Variable Gate(Variable mask) =>
            x.Combine(BinaryFunction.Gate, mask);

        /// <summary>y where x is not zero, else z.</summary>
        public Variable Select(Variable y, Variable z) =>
            x.Tape.Apply(new SelectPrimitive(), x, y, z);

        /// <summary>Sums over axes, which stay with extent 1.</summary>
        public Variable Sum(params int[] places) =>
            x.Tape.Apply(new SumPrimitive(places), x);

        /// <summary>Sums over axes, which stay with extent 1, of products with another variable's elements.</summary>
        public Variable SumOfProducts(Variable y, params int[] places) =>
            x.Tape.Apply(new ProductSumPrimitive(places), x, y);

        /// <summary>
        /// (x - mean) / sqrt(variance + epsilon) over the last axes together, then times a scale and plus a shift, which may be left out.
        /// </summary>
        public Variable Standardise(int axes, double epsilon, Variable? scale = null, Variable? shift = null)
        {
            var primitive = new StandardisePrimitive(axes, epsilon, scale is not null);
            return x.Tape.Apply(primitive, [x, .. new[] { scale, shift }.OfType<Variable>()]);
        }

        /// <summary>e^x over its sum along the last axes together.</summary>
        public Variable Softmax(int axes) =>
            x.Tape.Apply(new SoftmaxPrimitive(axes), x);

        /// <summary>Maxima over axes, which stay with extent 1.</summary>
        public Variable Max(params int[] places) =>
            x.Tape.Apply(new MaxPrimitive(places), x);

        /// <summary>The same elements in another shape.</summary>
        public Variable Reshape(Shape shape) =>
            x.Shape == shape ? x : x.Tape.Apply(new ReshapePrimitive(shape), x);

        /// <summary>Reordered axes: result axis i, counted from the start, is operand axis order[i].</summary>
        public Variable Permute(params int[] order) =>
            x.Tape.Apply(new PermutePrimitive(order), x);

        /// <summary>Repeats axes of extent 1, and adds leading ones.</summary>
        public Variable BroadcastTo(Shape shape) =>
            x.Shape == shape ? x : x.Tape.Apply(new BroadcastPrimitive(shape), x);

        /// <summary>Every step-th element along an axis.</summary>
        public Variable Slice(int place, int start, int step, int count) =>
            start == 0 && step == 1 && count == x.Shape.FromEnd(place) ? x : x.Tape.Apply(new SlicePrimitive(place, start, step, count), x);

        /// <summary>Zeros along an axis with x's elements among them.</summary>
        public Variable Embed(int place, int start, int step, int extent) =>
            x.Tape.Apply(new EmbedPrimitive(place, start, step, extent), x);

        /// <summary>Elements at fixed indices along an axis.</summary>
        public Variable Gather(int place, int[] indices) =>
            x.Tape.Apply(new GatherPrimitive(place, indices), x);

        /// <summary>Elements added to fixed indices of an axis.</summary>
        public Variable ScatterAdd(int place, int[] indices, int extent) =>
            x.Tape.Apply(new ScatterAddPrimitive(place, indices, extent), x);

        /// <summary>Matrix products over the last two axes.</summary>
        public Variable MatMul(Variable y, bool transposeX = false, bool transposeY = false) =>
            x.Tape.Apply(new MatMulPrimitive(transposeX, transposeY), x, y);

        /// <summary>Convolution with weights [O, C/groups, kernel...].</summary>
        public Variable Convolve(Variable weights, ConvolutionGeometry geometry) =>
            x.Tape.Apply(new ConvolvePrimitive(geometry), x, weights);

        /// <summary>Transposed convolution to an input of the given spatial extents.</summary>
        public Variable ConvolveInputAdjoint(Variable weights, ConvolutionGeometry geometry, ReadOnlySpan<int> inputExtents) =>
            x.Tape.Apply(new ConvolveInputAdjointPrimitive(geometry, inputExtents.ToArray()), x, weights);

        /// <summary>The indices of each window's greatest element.</summary>
        public Variable PoolArgMax(PoolGeometry geometry) =>
            x.Tape.Apply(new PoolArgMaxPrimitive(geometry), x);

        /// <summary>Elements of spatial planes at indices.</summary>
        public Variable PlaneGather(Variable indices, int spatialRank) =>
            x.Tape.Apply(new PlaneGatherPrimitive(spatialRank), x, indices);

        /// <summary>Elements added to spatial planes at indices.</summary>
        public Variable PlaneScatterAdd(Variable indices, ReadOnlySpan<int> planeExtents) =>
            x.Tape.Apply(new PlaneScatterAddPrimitive(planeExtents.ToArray()), x, indices);

        /// <summary>The greatest element of each window.</summary>
        public Variable MaxPool(PoolGeometry geometry) =>
            x.Tape.MaxPool(x, geometry);

        /// <summary>Means over windows.</summary>
        public Variable AveragePool(PoolGeometry geometry) =>
            x.Tape.Apply(new AveragePoolPrimitive(geometry), x);

        /// <summary>The adjoint of means over windows.</summary>
        public Variable AveragePoolAdjoint(PoolGeometry geometry, ReadOnlySpan<int> inputExtents) =>
            x.Tape.Apply(new AveragePoolAdjointPrimitive(geometry, inputExtents.ToArray()), x);

        /// <summary>
        /// The adjoint of a convolution in weights of the given shape; x may carry leading axes, the cotangent's first is its lane.
        /// </summary>
        internal Variable ConvolveWeightAdjoint(Variable cotangent, ConvolutionGeometry geometry, Shape weights)
        {
            var leading = geometry.Leading(x.Shape, cotangent.Shape).Rank;
            var kept = weights.Rank > geometry.SpatialRank + 2 ? leading : 1;
            var kernel = weights.Extents[^geometry.SpatialRank..].ToArray();
            return x.Tape.Apply(new ConvolveWeightAdjointPrimitive(geometry, kernel, kept), x, cotangent);
        }

        /// <summary>
        /// Sums [lanes, shape...] over the axes along which an operand of the given shape was repeated; the lanes stay.
        /// </summary>
        internal Variable SumTo(Shape operand)
        {
            var places = new List<int>();
            for (var place = 1; place < x.Shape.Rank; place++)
            {
                if (place > operand.Rank || operand.FromEnd(place) != x.Shape.FromEnd(place))
                {
                    places.Add(place);
                }
            }

            return (places.Count == 0 ? x : x.Sum([.. places])).Reshape(operand.Prepend(x.Shape[0]));
        }
    }

    /// <summary>Variables one after the other along an axis.</summary>
    public static Variable Concat(IReadOnlyList<Variable> parts, int place) =>
        parts.Count == 1 ? parts[0] : parts[0].Tape.Apply(new ConcatPrimitive(place), [.. parts]);
}
