using System.Text.Json.Nodes;
using RepXai.Contracts.Specification;
using RepXai.Sweeps.Specification.Shapes;

namespace RepXai.Sweeps.Specification;

/// <summary>What a specification may say: the one description that reads it and that its published schema is made of.</summary>
internal static class SweepShape
{
    /// <summary>The whole document.</summary>
    public static ObjectShape Root { get; } = new(
        "a mapping of a sweep's parts",
        Required("name", new TextShape(), "A short name that people recognise the sweep by."),
        Required("data_set", DataSet(), "The images."),
        Optional("preprocessing", Preprocessing(), "x = (scale * image - mean) / std, after resizing."),
        Required("models", new ListShape(Model(), 1), "The models to evaluate."),
        Required("layers", new ListShape(LayerPair(), 1), "What is attributed to what."),
        Required("strategies", new ListShape(StrategyShapes.Strategy, 1), "The attribution strategies."),
        Optional("aggregation", Aggregation(), "How attributions become maps."),
        Optional("variants", Variants(), "The controls beside the models as they are."),
        new Field("seed", new IntegerShape(0, ulong.MaxValue), "The seed of every random number.", 0),
        new Field("shard_size", new IntegerShape(1, 65536), "Images in one work unit.", 32),
        new Field("bootstrap_resamples", new IntegerShape(100, 1_000_000), "Resamples of the bootstrap intervals.", 1000))
    {
        Rule = SpecificationRules.StrategiesAgree,
    };

    private static Field Required(string name, Shape shape, string description) => new(name, shape, description) { IsRequired = true };

    private static Field Optional(string name, ObjectShape shape, string description) => new(name, shape, description, shape.Defaults());

    private static ObjectShape DataSet() => new(
        "a file or generated images",
        new Field("path", new TextShape(), "A .npy, .npz or IDX file, or a folder of PNG or PPM images, relative to the specification."),
        new Field("blob", new TextShape(), "The name of a blob with such a file."),
        new Field("array", new TextShape(), "The array's name in an .npz file that holds several."),
        new Field("sprites", Sprites(), "Generated images with known generative factors."),
        new Field("limit", new IntegerShape(1, int.MaxValue), "Uses only the first images, this many."))
    {
        ExactlyOneOf = ["path", "blob", "sprites"],
        ShortFor = _ => "path",
    };

    private static ObjectShape Sprites() => new(
        "a mapping of the sprites' count and size",
        new Field("count", new IntegerShape(1, 10_000_000), "The number of images.", 256),
        new Field("size", new IntegerShape(8, 4096), "Height and width in pixels.", 64));

    private static ObjectShape Preprocessing() => new(
        "a mapping of scale, mean, std and resize",
        new Field("scale", new NumberShape { Above = 0 }, "The factor on stored pixel values.", 1),
        new Field("mean", new ListShape(new NumberShape()), "What is subtracted from each channel.", new JsonArray()),
        new Field("std", new ListShape(new NumberShape { Above = 0 }), "What each channel is divided by.", new JsonArray()),
        new Field("resize", new ListShape(new IntegerShape(1, 65536), 2, 2), "Height and width in pixels to resize to."))
    {
        Rule = SpecificationRules.ChannelsAgree,
    };

    private static ObjectShape Model() => new(
        "an ONNX file, a glob of such files or a blob",
        new Field("path", new TextShape(), "An ONNX file or a glob of such files, relative to the specification."),
        new Field("blob", new TextShape(), "The name of a blob with an ONNX file."),
        new Field("name", new TextShape(), "The model's name in results; the file's name when absent."),
        new Field("linear_probe_accuracy", new NumberShape { Minimum = 0, Maximum = 1 }, "Accuracy of a linear classifier on the embedding."),
        new Field("metadata", new MapShape(), "Anything else worth keeping beside the model's results.", new JsonObject()))
    {
        ExactlyOneOf = ["path", "blob"],
        ShortFor = _ => "path",
    };

    private static ObjectShape LayerPair() => new(
        "a mapping of targets and sources",
        Required("targets", new ListShape(Selector(), 1), "The embeddings to explain."),
        Required("sources", new ListShape(Selector(), 1), "The layers to attribute them to."),
        new Field("at", ChoiceShape.Of<SourceSide>(), "The side of a source that is attributed to.", "input"),
        new Field("target_reduction", ChoiceShape.Of<TargetReductionKind>(), "How a target's positions become one number.", "sum"));

    private static ObjectShape Selector() => new(
        "a layer's name, operator or pattern",
        new Field("name", new TextShape(), "One layer: its node name, its output's name, a module path, or 'input'."),
        new Field("operator", new TextShape(), "Every layer with this ONNX operator type."),
        new Field("pattern", new TextShape(), "Every layer whose name matches; * stands for any characters, ? for one."))
    {
        ExactlyOneOf = ["name", "operator", "pattern"],
        ShortFor = text => text.AsSpan().ContainsAny('*', '?') ? "pattern" : "name",
    };

    private static ObjectShape Aggregation() => new(
        "a mapping of transform, summing, normalize_dims, threshold and downstream",
        new Field("transform", ChoiceShape.Of<TransformKind>(), "The channel transform T.", "abs"),
        new Field("summing", ChoiceShape.Of<SummingKind>(), "The reduction R over latents.", "sum"),
        new Field("normalize_dims", new BooleanShape(), "Min-max each latent's map first.", false),
        new Field("threshold", new BooleanShape(), "Cuts each latent's map at 0.5 to zeros and ones, after normalising.", false),
        new Field("downstream", Downstream(), "A later output whose attributions to the latents weigh the latents' maps."));

    private static ObjectShape Downstream() => new(
        "a later output",
        Required("target", new TextShape(), "The output that is attributed to the latents."),
        new Field("combination", ChoiceShape.Of<ChainCombination>(), "How S_i and M_i combine.", "sum"))
    {
        ShortFor = _ => "target",
    };

    private static ObjectShape Variants() => new(
        "a mapping of randomization, noise_against_noise and drift_lambdas",
        new Field("randomization", new ListShape(ChoiceShape.Of<RandomizationMode>()), "Parameter randomisation controls.", new JsonArray()),
        new Field("noise_against_noise", new BooleanShape(), "Scores noise against other noise.", false),
        new Field("drift_lambdas", new ListShape(new NumberShape { Above = 0 }), "Strengths of input drift.", new JsonArray()))
    {
        Rule = SpecificationRules.VariantsDiffer,
    };
}
