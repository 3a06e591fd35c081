using RepXai.Contracts.Results;
using RepXai.Contracts.Specification;
using RepXai.Sweeps.Report;
using RepXai.Sweeps.Results;
using RepXai.Tensors.Formats;

namespace RepXai.Sweeps.Tests.Report;

/// <summary>Results that look like those of a sweep but are made up: the same for the same seed.</summary>
internal sealed class MadeUpSweep
{
    private static readonly ScoreKind[] Kinds =
    [
        ScoreKind.Informativeness, ScoreKind.InformativenessPerLatent, ScoreKind.Disentanglement,
        ScoreKind.MeanAbsoluteCosine, ScoreKind.EffectiveRank, ScoreKind.Sparsity,
    ];

    private readonly Random random = new(7);
    private readonly Dictionary<string, byte[]> blobs = new(StringComparer.Ordinal);
    private readonly List<PairScores> scores = [];

    public IReadOnlyList<string> Models { get; init; } =
    [
        "plain-classify-10", "plain-both-10", "plain-reconstruct-10", "plain-both-3", "plain-untrained-10",
        "residual-both-32", "residual-untrained-32", "mobile-both-32", "paper44-reconstruct-32",
    ];

    public IReadOnlyList<string> Strategies { get; init; } = ["expected-gradients", "grad-cam"];

    public IReadOnlyList<string> Layers { get; init; } = ["input", "/conv1/Conv", "/conv2/Conv", "/layer1/layer1.0/Conv", "/layer2/Conv"];

    public bool Controls { get; init; } = true;

    public ReportRequest Build()
    {
        for (var m = 0; m < Models.Count; m++)
        {
            foreach (var strategy in Strategies)
                AddModel(Models[m], 0.14 + (0.02 * ((m * 5) % Models.Count)), strategy);
        }

        return new ReportRequest
        {
            Results = new SweepResults
            {
                SweepId = "20261121-0102-abcdef",
                Name = "Fashion zoo (made up)",
                SpecificationHash = new string('a', 64),
                Images = 256,
                Models = [.. Models.Select(Describe)],
                Scores = scores,
                Rankings = Rankings.From(scores),
            },
            Specification = new SweepSpecification
            {
                Name = "Fashion zoo (made up)",
                DataSet = new DataSetSpecification { Path = "images.npy" },
                Models = [new ModelSpecification { Path = "*.onnx" }],
                Layers = [new LayerPairSpecification { Targets = [new() { Name = "embedding" }], Sources = [new() { Operator = "Conv" }] }],
                Strategies = [new ExpectedGradientsSpecification()],
                Seed = 42,
            },
            FinishedAt = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero),
            Version = "0.1.0",
            FirstImages = Images(4),
            OpenBlob = (name, _) => Task.FromResult<Stream>(new MemoryStream(blobs[name])),
        };
    }

    private ModelDescription Describe(string name, int place) => new()
    {
        Name = name,
        ContentHash = $"{place:x64}",
        LinearProbeAccuracy = 0.6 + (0.03 * ((place * 5) % Models.Count)),
        MultiplyAdds = 1e6 * (place + 1),
        Parameters = 10_000 * (place + 1),
    };

    private void AddModel(string model, double level, string strategy)
    {
        AddVariant(model, level, strategy, new VariantDescription(), 1);
        if (!Controls)
            return;
        for (var i = 0; i < Layers.Count; i++)
            AddVariant(model, level, strategy, new VariantDescription { Kind = VariantKind.Cascading, Layer = Layers[^(i + 1)] }, 1 / (1.6 + i));
        AddVariant(model, level, strategy, new VariantDescription { Kind = VariantKind.Full }, 0.4);
        AddVariant(model, level, strategy, new VariantDescription { Kind = VariantKind.NoiseAgainstNoise }, 0.3);
        foreach (var lambda in (double[])[0.05, 0.1, 0.2])
            AddVariant(model, level, strategy, new VariantDescription { Kind = VariantKind.Drift, Lambda = lambda }, 1 - (2 * lambda));
    }

    private void AddVariant(string model, double level, string strategy, VariantDescription variant, double keep)
    {
        for (var target = 2; target <= Layers.Count; target++)
        {
            for (var depth = 0; depth < target; depth++)
            {
                var pair = new PairScores
                {
                    Model = model,
                    Target = target == Layers.Count ? "embedding" : Layers[target],
                    Source = Layers[depth],
                    SourceDepth = depth,
                    Strategy = strategy,
                    Variant = variant,
                    Latents = 10,
                    SourceShape = [8, 28 >> (depth / 2), 28 >> (depth / 2)],
                    Scores = Estimates(level * keep * (1 - (0.12 * depth)), variant, keep),
                };
                scores.Add(target == Layers.Count && variant.Kind == VariantKind.Original ? WithMaps(pair) : pair);
            }
        }
    }

    private List<ScoreEstimate> Estimates(double level, VariantDescription variant, double keep)
    {
        var estimates = Kinds.Select((kind, i) => Estimate(kind, (level / (1 + (0.3 * i))) + (0.02 * random.NextDouble()))).ToList();
        if (variant.Kind is VariantKind.Cascading or VariantKind.Full)
        {
            estimates.Add(Estimate(ScoreKind.MapRankCorrelation, keep - (0.2 * random.NextDouble())));
            estimates.Add(Estimate(ScoreKind.MapSimilarity, keep - (0.1 * random.NextDouble())));
        }

        if (variant.Kind == VariantKind.Drift)
            estimates.Add(Estimate(ScoreKind.InformativenessDrift, 1 - keep));
        return estimates;
    }

    private static ScoreEstimate Estimate(ScoreKind kind, double mean) => new()
    {
        Score = kind,
        Mean = mean,
        StandardError = 0.03 * mean,
        Lower = 0.94 * mean,
        Upper = 1.06 * mean,
        Images = 256,
        DegenerateImages = mean < 0.03 ? 2 : 0,
    };

    private PairScores WithMaps(PairScores pair)
    {
        var name = $"maps/{blobs.Count}.safetensors";
        var size = pair.SourceShape[1];
        var bytes = SafetensorsFile.ToBytes(new Dictionary<string, NumericArray>
        {
            [ResultTensors.Mean] = NumericArray.From(Blob(1, size), size, size),
            [ResultTensors.FirstImages] = NumericArray.From(Blob(4, size), 4, size, size),
        });
        blobs[name] = bytes;
        return pair with { Blobs = [new BlobPointer { Kind = BlobKind.Maps, Name = name, Length = bytes.Length }] };
    }

    private float[] Blob(int count, int size)
    {
        var (x, y) = (size * random.NextDouble(), size * random.NextDouble());
        return [.. Enumerable.Range(0, count * size * size)
            .Select(i => (float)Math.Exp(-(Square((i % size) - x) + Square((i / size % size) - y)) / (0.2 * size * size)))];
    }

    private NumericArray Images(int count) => NumericArray.From(Blob(count, 28), count, 1, 28, 28);

    private static double Square(double value) => value * value;
}
