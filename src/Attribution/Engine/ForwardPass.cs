using System.Collections.Immutable;
using RepXai.Attribution.Strategies;
using RepXai.Networks.Running;
using RepXai.Tensors;
using RepXai.Tensors.Differentiation;

namespace RepXai.Attribution.Engine;

/// <summary>
/// The network evaluated at a group of points, on a tape. A model file that fixes its batch is evaluated in several runs on the same tape,
/// the last one filled up with repeated points; the rest of the engine does not see it.
/// </summary>
internal sealed class ForwardPass : IDisposable
{
    private readonly Tape tape;
    private readonly ImmutableArray<ImmutableArray<Variable>> runs;
    private readonly int rows;
    private ImmutableArray<int> derived = [];
    private Pushforward? derivatives;

    private ForwardPass(Tape tape, Variable latents, ImmutableArray<ImmutableArray<Variable>> runs, int rows)
    {
        this.tape = tape;
        this.runs = runs;
        this.rows = rows;
        Latents = latents;
    }

    /// <summary>The target's latents, [rows, K].</summary>
    public Variable Latents { get; }

    /// <summary>Evaluates the network.</summary>
    /// <param name="network">The network and its weights on a device.</param>
    /// <param name="task">What is wanted.</param>
    /// <param name="points">The points, [rows, image].</param>
    /// <param name="pass">The reverse sweep that will follow.</param>
    /// <param name="cancellation">Stops between two nodes.</param>
    public static ForwardPass Run(
        DeviceNetwork network,
        AttributionTask task,
        ReadOnlySpan<float> points,
        ReversePass? pass,
        CancellationToken cancellation)
    {
        var tape = new Tape(network.Device);
        try
        {
            var rows = points.Length / task.ImageShape.Count;
            var batch = network.Network.FixedBatch ?? rows;
            var bound = network.Bind(batch, task.ImageShape);
            var target = bound.LayerOfValue(task.Target).Value;
            var sources = task.Sources.Select(name => bound.LayerOfValue(name).Value).ToArray();
            var request = new RunRequest([target, .. sources]) { Sources = sources, Rules = pass?.Rules };
            var runs = ImmutableArray.CreateBuilder<ImmutableArray<Variable>>();
            var latents = new List<Variable>();
            for (var first = 0; first < rows; first += batch)
            {
                var images = tape.Device.Upload(task.ImageShape.Prepend(batch), Filled(points, task.ImageShape.Count, first, batch));
                var values = NetworkRunner.Run(bound, network.Weights, tape, tape.Leaf(images, own: true), request, cancellation);
                runs.Add([.. sources.Select(source => values[source])]);
                latents.Add(Embedding.Of(pass is { StartsFromLatent: true } ? AsRelevance(values[target]) : values[target], task.Reduction));
            }

            var all = VariableOperations.Concat(latents, 2).Slice(2, 0, 1, rows);
            return new ForwardPass(tape, all, runs.ToImmutable(), rows);
        }
        catch
        {
            tape.Dispose();
            throw;
        }
    }

    /// <summary>A source's activation at all points, [rows, source shape...]; to be called where nothing is recorded.</summary>
    public Variable Activation(int source)
    {
        var parts = runs.Select(run => run[source]).ToList();
        var place = parts[0].Shape.Rank;
        return VariableOperations.Concat(parts, place).Slice(place, 0, 1, rows);
    }

    /// <summary>Sweeps back from a block of latents to sources.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="first">The block's first latent.</param>
    /// <param name="lanes">Number of latents.</param>
    /// <param name="scale">What every cotangent starts with.</param>
    /// <param name="arrive">Takes a source's number and its cotangents [lanes, rows, source shape...].</param>
    /// <param name="cancellation">Stops between two primitives.</param>
    public void Sweep(
        ImmutableArray<int> sources, int first, int lanes, double scale, Action<int, Variable> arrive, CancellationToken cancellation)
    {
        using var pieces = new CotangentPieces(runs.Length, sources.Length, rows, (place, cotangent) => arrive(sources[place], cotangent));
        tape.Unrecorded(() => tape.Sweep(Latents, Seed(first, lanes, scale), Values(sources), pieces.Arrive, record: false, cancellation));
    }

    /// <summary>Prepares the latents' derivatives along directions of sources.</summary>
    public void PrepareDerivatives(ImmutableArray<int> sources, CancellationToken cancellation)
    {
        derived = sources;
        derivatives = Pushforward.Record(Latents, Values(sources), cancellation);
    }

    /// <summary>Derives the latents along a block of directions of a source; to be called where nothing is recorded.</summary>
    /// <param name="source">The source, one of those that were prepared.</param>
    /// <param name="directions">[lanes, rows, source shape...]</param>
    /// <param name="arrive">Takes derivatives [lanes, rows, K]; where there are several runs, each one's, zero in the others' rows.</param>
    /// <param name="cancellation">Stops between two primitives.</param>
    public void Derive(int source, Variable directions, Action<Variable> arrive, CancellationToken cancellation)
    {
        var place = directions.Shape.Rank - 1;
        for (var run = 0; run < runs.Length; run++)
        {
            var batch = runs[run][source].Shape[0];
            var first = run * batch;
            var own = directions.Slice(place, first, 1, Math.Min(batch, rows - first));
            var filled = own.Shape[1] == batch ? own : own.Embed(place, 0, 1, batch);
            derivatives!.Along((run * derived.Length) + derived.IndexOf(source), filled, arrive, cancellation);
        }
    }

    /// <summary>Some rows of a scaled unit matrix, [lanes, count]; to be called where nothing is recorded.</summary>
    /// <param name="first">Where the first row has the scale.</param>
    /// <param name="lanes">Number of rows.</param>
    /// <param name="count">Length of a row.</param>
    /// <param name="scale">What stands where a row meets its column.</param>
    public Variable Units(int first, int lanes, int count, double scale)
    {
        var values = new float[lanes * count];
        for (var lane = 0; lane < lanes; lane++)
        {
            values[(lane * count) + first + lane] = (float)scale;
        }

        return tape.Leaf(tape.Device.Upload(new Shape(lanes, count), values.AsSpan()), own: true);
    }

    /// <summary>Computes on the pass's tape without recording.</summary>
    public void Unrecorded(Action compute) => tape.Unrecorded(compute);

    /// <inheritdoc/>
    public void Dispose() => tape.Dispose();

    /// <summary>Relevance starts from the target's elements, not from ones: their shares of the latent.</summary>
    private static Variable AsRelevance(Variable value) =>
        value.Tape.Replace([value], () => value, (pullback, _) => pullback.Cotangent * pullback.Output);

    private Variable[] Values(ImmutableArray<int> sources) => [.. runs.SelectMany(run => sources.Select(source => run[source]))];

    /// <summary>[lanes, rows, K], the scale where lane and latent meet.</summary>
    private Variable Seed(int first, int lanes, double scale)
    {
        var latents = Latents.Shape[1];
        return Units(first, lanes, latents, scale).Reshape(new Shape(lanes, 1, latents)).BroadcastTo(new Shape(lanes, rows, latents));
    }

    private static ReadOnlySpan<float> Filled(ReadOnlySpan<float> points, int size, int first, int batch)
    {
        var start = first * size;
        if (start + (batch * size) <= points.Length)
        {
            return points.Slice(start, batch * size);
        }

        var filled = new float[batch * size];
        points[start..].CopyTo(filled);
        for (var at = points.Length - start; at < filled.Length; at += size)
        {
            points[^size..].CopyTo(filled.AsSpan(at));
        }

        return filled;
    }
}
