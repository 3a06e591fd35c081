using RepXai.Tensors;

namespace RepXai.Networks.Tests.Graph;

public class LayerTests
{
    private static readonly BoundNetwork Bound = Residual();

    [Theory]
    [InlineData("input", LayerSide.Output, "x")]
    [InlineData("x", LayerSide.Output, "x")]
    [InlineData("/block/conv1/Conv", LayerSide.Output, "c1")]
    [InlineData("/block/conv1/Conv", LayerSide.Input, "s")]
    [InlineData("c1", LayerSide.Output, "c1")]
    [InlineData("c1", LayerSide.Input, "s")]
    [InlineData("/block", LayerSide.Output, "r2")]
    [InlineData("/block", LayerSide.Input, "s")]
    [InlineData("block/", LayerSide.Output, "r2")]
    [InlineData("/block/conv2", LayerSide.Input, "r1")]
    public void A_layer_is_found_by_node_value_or_module(string reference, LayerSide side, string value) =>
        Assert.Equal(value, Bound.Find(reference, side).Value.Name);

    [Fact]
    public void An_unknown_layer_is_answered_with_the_closest_names() => Assert.Equal(
        "built.onnx: no layer is called '/blok/conv1'; the closest are '/block/conv1', '/block/conv2', '/block'.",
        Assert.Throws<UserErrorException>(() => Bound.Find("/blok/conv1")).Message);

    [Fact]
    public void A_name_with_several_layers_asks_for_the_value()
    {
        var network = new ModelBuilder().Input("x", null, 3).Node("Relu", "same", ["x"], ["y"]).Node("Exp", "same", ["y"], ["z"])
            .Output("z").Build();
        Assert.Equal(
            "built.onnx: 'same' names 2 layers; say which by the name of its output: 'y', 'z'.",
            Assert.Throws<UserErrorException>(() => network.Bind(1).Find("same")).Message);
    }

    [Theory]
    [InlineData("type: Conv", "s,c1,c2")]
    [InlineData("/block/*", "r1,c2,a,r2")]
    [InlineData("/block/**/Relu", "r1")]
    [InlineData("/block/conv?", "r1,c2")]
    [InlineData("/block/*Relu*", "r2")]
    [InlineData("/block", "r2")]
    public void Layers_are_chosen_by_operator_and_glob(string pattern, string values) =>
        Assert.Equal(values, string.Join(',', Bound.Select(LayerPattern.Parse(pattern)).Select(layer => layer.Value.Name)));

    [Fact]
    public void A_pattern_without_a_match_is_refused() =>
        Refusal.Says("no layer matches 'type: Gemm'", () => Bound.Select(LayerPattern.Parse("type: Gemm")));

    [Fact]
    public void A_layer_tells_operator_shape_parameters_and_cost()
    {
        var layer = Bound.Find("/block/conv1/Conv");
        Assert.Equal(("Conv", new Shape(2, 4, 8, 8)), (layer.Operator, layer.Shape));
        Assert.Equal((4 * 4 * 9) + 4, layer.Parameters);
        Assert.Equal(2L * 4 * 8 * 8 * 4 * 9, layer.MultiplyAdds);
        Assert.Equal(["x", "s", "c1", "r1", "c2", "a", "r2"], Bound.Layers.Select(each => each.Value.Name));
    }

    [Fact]
    public void Paths_hold_the_nodes_between()
    {
        var paths = Bound.Paths([Bound.Find("/block/conv1/Relu")], Bound.Find("/block"));
        Assert.Equal(["/block/conv2/Conv", "/block/Add", "/block/Relu_1"], paths.Between.Select(node => node.Name));
        Assert.Equal(6, paths.Forward.Length);
    }

    [Fact]
    public void A_target_above_no_source_is_refused_and_one_above_some_tells_the_others()
    {
        var (early, late) = (Bound.Find("/stem"), Bound.Find("/block"));
        Refusal.Says("lies above none of its sources ('/block/Relu_1')", () => Bound.Paths([late], early));
        Assert.Equal(late, Assert.Single(Bound.Paths([late, Bound.Find("input")], early).Unreachable));
    }

    private static BoundNetwork Residual() => new ModelBuilder().Input("x", null, 3, 8, 8)
        .Weight("w0", [4, 3, 1, 1], 1).Weight("w1", [4, 4, 3, 3], 1).Weight("b1", [4], 1).Weight("w2", [4, 4, 1, 1], 1)
        .Node("Conv", "/stem/Conv", ["x", "w0"], ["s"])
        .Node("Conv", "/block/conv1/Conv", ["s", "w1", "b1"], ["c1"], ("pads", new long[] { 1, 1, 1, 1 }))
        .Node("Relu", "/block/conv1/Relu", ["c1"], ["r1"])
        .Node("Conv", "/block/conv2/Conv", ["r1", "w2"], ["c2"])
        .Node("Add", "/block/Add", ["c2", "s"], ["a"])
        .Node("Relu", "/block/Relu_1", ["a"], ["r2"])
        .Output("r2").Build().Bind(2);
}
