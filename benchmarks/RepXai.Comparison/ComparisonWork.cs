using System.Diagnostics;
using RepXai.Attribution.Aggregation;
using RepXai.Attribution.Engine;
using RepXai.Attribution.Points;
using RepXai.Attribution.Scores;
using RepXai.Attribution.Strategies;
using RepXai.Networks;
using RepXai.Tensors;
using RepXai.Tensors.Cpu;
using RepXai.Tensors.Formats;

namespace RepXai.Comparison;

/// <summary>Expected gradients of one image, its maps and its scores: what the peers do in loops.</summary>
internal sealed class ComparisonWork : IDisposable
{
    private static readonly uint[] FirstImage = [0];

    private readonly ComparisonRequest request;
    private readonly TimeProvider time;
    private readonly DeviceNetwork network;
    private readonly AttributionTask task;
    private readonly float[] image;
    private readonly float[] noiseImage;
    private readonly AttributionMaps[] noise;

    /// <summary>Loads a work and attributes its noise image, which no clock counts.</summary>
    public ComparisonWork(ComparisonRequest request, TimeProvider time)
    {
        (this.request, this.time) = (request, time);
        var images = NpyFile.Read(request.Images);
        var shape = new Shape(images.Shape.AsSpan(1));
        var values = images.ToSingles();
        (image, noiseImage) = (values[..shape.Count], values[shape.Count..]);
        var loaded = Network.Load(request.Model);
        var options = new CpuOptions(request.Threads, request.Memory);
        network = new DeviceNetwork(loaded, request.DoublePrecision ? new CpuPrimitives<double>(options) : new CpuPrimitives<float>(options));
        var bound = loaded.Bind(request.Draws, shape);
        task = new AttributionTask(
            shape,
            bound.Find(request.Target).Value.Name,
            [.. request.Sources.Select(source => bound.Find(source, LayerSide.Input).Value.Name)],
            TargetReduction.Sum,
            AttributionStrategy.ExpectedGradients(request.Draws, request.Sigma, new ZeroBaseline(), multiplyByActivation: true, request.Seed));
        (noise, _) = Attribute(noiseImage);
    }

    /// <summary>Runs the work and writes its maps.</summary>
    public ComparisonReport Run()
    {
        var start = time.GetTimestamp();
        var (maps, secondsPerLatent) = Attribute(image);
        var scores = new ImageScores[maps.Length];
        network.Device.RunOnHost(
            maps.Length, source => scores[source] = AttributionScorer.Score(maps[source], noise[source], new ScoreOptions()).Scores);
        var seconds = time.GetElapsedTime(start).TotalSeconds;
        NpzFile.Write(request.Output, Arrays(maps));
        using var process = Process.GetCurrentProcess();
        return new ComparisonReport(
            seconds,
            secondsPerLatent ?? seconds / maps[0].Latents,
            process.PeakWorkingSet64,
            [.. scores.Select(score => score[ImageScore.Informativeness])],
            [.. scores.Select(score => score[ImageScore.Disentanglement])]);
    }

    public void Dispose()
    {
        network.Dispose();
        network.Device.Dispose();
    }

    private (AttributionMaps[] Maps, double? SecondsPerLatent) Attribute(float[] pixels)
    {
        var attributor = new Attributor(network, task, request.Memory);
        var maps = Enumerable.Range(0, task.Sources.Length)
            .Select(source => new AttributionMaps(SourceShape.Of(attributor.AttributionShape(source)), attributor.Latents, ChannelTransform.Abs)).ToArray();
        var sink = new MapSink(network.Device, maps, time);
        attributor.Attribute(pixels, FirstImage, sink);
        return (maps, sink.SecondsPerLatent);
    }

    private Dictionary<string, NumericArray> Arrays(AttributionMaps[] maps)
    {
        var arrays = new Dictionary<string, NumericArray> { ["points"] = Points() };
        for (var source = 0; source < maps.Length; source++)
        {
            int[] shape = [maps[source].Latents, maps[source].Source.Positions];
            arrays[$"M{source}"] = NumericArray.From(maps[source].Maps, shape);
            arrays[$"noise{source}"] = NumericArray.From(noise[source].Maps, shape);
            arrays[$"W{source}"] = NumericArray.From(maps[source].ChannelMatrix, maps[source].Latents, maps[source].Source.Channels);
        }
        return arrays;
    }

    /// <summary>The points at which all sides evaluate the network, so that their numbers can be compared.</summary>
    private NumericArray Points()
    {
        var points = new float[request.Draws * image.Length];
        task.Strategy.Points.Fill(FirstImage[0], image, points);
        return NumericArray.From(points, [request.Draws, .. task.ImageShape.Extents]);
    }
}
