using RepXai.Contracts;
using RepXai.Contracts.Specification;
using RepXai.Sweeps.Specification;

namespace RepXai.Sweeps.Tests.Specification;

public class SpecificationReaderTests
{
    [Fact]
    public void The_shortest_specification_takes_every_default()
    {
        var specification = Documents.Read(Documents.Minimal).Specification!;
        var expected = new SweepSpecification
        {
            Name = "first",
            DataSet = new DataSetSpecification { Path = "images.npy" },
            Models = [new ModelSpecification { Path = "zoo/*.onnx" }],
            Layers = [new LayerPairSpecification { Targets = [new LayerSelector { Name = "embedding" }], Sources = [new LayerSelector { Operator = "Conv" }] }],
            Strategies = [new GradientSpecification()],
        };
        Assert.Equal(SpecificationDocument.From(expected).Text, SpecificationDocument.From(specification).Text);
    }

    [Theory]
    [InlineData("expected-gradients", typeof(ExpectedGradientsSpecification))]
    [InlineData("integrated-gradients", typeof(IntegratedGradientsSpecification))]
    [InlineData("smoothgrad", typeof(SmoothGradSpecification))]
    [InlineData("lrp", typeof(LrpSpecification))]
    [InlineData("activation", typeof(ActivationSpecification))]
    public void A_strategy_named_alone_takes_the_defaults_of_its_record(string name, Type type)
    {
        var read = Documents.Read([.. Documents.Minimal[..4], $"strategies: {name}"]).Specification!.Strategies.Single();
        Assert.Equal((StrategySpecification)Activator.CreateInstance(type)!, read);
    }

    [Fact]
    public void A_specification_written_as_json_reads_the_same()
    {
        var read = Documents.Read(Documents.Minimal).Specification!;
        var again = SpecificationReader.Read(SpecificationDocument.From(read)).Specification!;
        Assert.Equal(SpecificationDocument.From(read).Text, SpecificationDocument.From(again).Text);
    }

    [Fact]
    public void Numbers_may_be_fractions()
    {
        var read = Documents.ReadMinimalWith("preprocessing: { scale: 1/255, mean: [0.5], std: 0.25 }").Specification!;
        Assert.Equal(1.0 / 255, read.Preprocessing.Scale);
        Assert.Equal([0.25], read.Preprocessing.Std);
    }

    [Fact]
    public void Every_mistake_is_found_at_once_with_its_line()
    {
        var reading = Documents.Read(
            "name: first",
            "dataset: images.npy",
            "models: [{ path: a.onnx, blob: b }, { linear_probe_accuracy: 2, path: c }]",
            "layers:",
            "  - targets: embedding",
            "    sources: { operater: Conv }",
            "    at: inptu",
            "strategies:",
            "  - strategy: expected-gradents",
            "  - strategy: smoothgrad",
            "    sigma: -1",
            "    n: many",
            "seed: -3");
        Assert.Null(reading.Specification);
        var found = reading.Problems.Select(problem => (problem.Line, problem.Path)).ToList();
        Assert.Equal(
            [
                (1, "data_set"), (2, "dataset"), (3, "models[0]"), (3, "models[1].linear_probe_accuracy"), (6, "layers[0].sources"),
                (6, "layers[0].sources.operater"), (7, "layers[0].at"), (9, "strategies[0].strategy"), (11, "strategies[1].sigma"),
                (12, "strategies[1].n"), (13, "seed"),
            ],
            found.OrderBy(problem => problem.Line).ThenBy(problem => problem.Path, StringComparer.Ordinal).ToList());
    }

    [Theory]
    [InlineData("dataset: x", "did you mean 'data_set'?")]
    [InlineData("aggregation: { transform: absolute }", "must be one of abs, sqrt, lin, var, sqrt-max, softmax, not 'absolute'.")]
    [InlineData("shard_size: 0", "must be a whole number from 1 to 65536, not '0'.")]
    [InlineData("shard_size: '8'", "must be a whole number from 1 to 65536, not '8'.")]
    [InlineData("preprocessing: [1]", "must be a mapping of scale, mean, std and resize, not a list.")]
    [InlineData("preprocessing: { scale: 1/0 }", "must be a number above 0, not '1/0'.")]
    [InlineData("preprocessing: { mean: [1, 2], std: [1, 2, 3] }", "'preprocessing.mean' has 2 channels and 'preprocessing.std' has 3")]
    [InlineData("preprocessing: { resize: 3 }", "must be a list of 2 values, not '3'.")]
    [InlineData("variants: { drift_lambdas: [0.1, 0.1] }", "names the same control twice")]
    [InlineData("variants: { noise_against_noise: yes }", "must be true or false, not 'yes'.")]
    [InlineData("name: again", "Duplicate key")]
    [InlineData("seed: [", "This is not YAML")]
    public void A_mistake_is_one_sentence_that_helps(string line, string expected)
    {
        var problem = Assert.Single(Documents.ReadMinimalWith(line).Problems);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.Line >= 6 || problem.Line == 1, $"line {problem.Line}");
        Assert.StartsWith($"sweep.yaml:{problem.Line}:{problem.Column}: ", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("strategies: [gradient, gradient]", "Two strategies are called 'gradient'")]
    [InlineData("strategies: grad-cam\naggregation: { downstream: { target: head } }", "leave out 'aggregation.downstream'")]
    [InlineData("strategies: { strategy: integrated-gradients, baseline: file }", "'strategies.baseline_file' is missing")]
    [InlineData("strategies: { strategy: integrated-gradients, baseline_file: b.npy }", "only used when 'strategies.baseline' is file")]
    [InlineData("strategies: { strategy: gradient, sigma: 1 }", "'sigma' is not a key in 'strategies'")]
    [InlineData("strategies: []", "must be a list of at least 1, not of 0.")]
    [InlineData("strategies: { label: a }", "'strategies.strategy' is missing")]
    [InlineData("strategies:", "'strategies' is missing")]
    public void A_mistaken_strategy_is_named(string line, string expected)
    {
        var problem = Assert.Single(Documents.Read([.. Documents.Minimal[..4], line]).Problems);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("just text")]
    [InlineData("a: 1\n---\nb: 2")]
    [InlineData("&a [*a]")]
    [InlineData("a: \"\\q\"")]
    public void What_is_no_specification_is_refused(string text) => Assert.NotEmpty(Documents.Read(text).Problems);

    [Fact]
    public void Bottomless_nesting_is_refused_and_not_followed()
    {
        var problem = Assert.Single(Documents.Read("name: " + new string('[', 200_000)).Problems);
        Assert.Contains("nested", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_problem_finds_the_line_of_its_value()
    {
        var reading = Documents.Read(Documents.Minimal);
        Assert.Equal(3, reading.ProblemAt("models[0].path", "No such file.").Line);
        Assert.Equal(4, reading.ProblemAt("layers[0].targets[0]", "No such layer.").Line);
    }

    [Fact]
    public void The_example_zoo_reads_without_a_problem()
    {
        var file = RepositoryFiles.PathTo("examples", "fashion-zoo.yaml");
        var reading = SpecificationReader.Read(new SpecificationDocument { Text = File.ReadAllText(file), File = file });
        Assert.Empty(reading.Problems);
        Assert.Equal(9, reading.Specification!.Models.Count);
    }
}
