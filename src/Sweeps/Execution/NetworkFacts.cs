using RepXai.Attribution.Controls;
using RepXai.Attribution.Engine;
using RepXai.Attribution.Points;
using RepXai.Contracts.Specification;
using RepXai.Networks;
using RepXai.Sweeps.Data;
using RepXai.Sweeps.Planning;
using RepXai.Tensors;
using RepXai.Tensors.Metering;

namespace RepXai.Sweeps.Execution;

/// <summary>What the planner must know of a model, read off its graph and off runs of the engine without elements.</summary>
internal sealed class NetworkFacts
{
    private readonly DeviceNetwork network;
    private readonly SweepSpecification specification;
    private readonly Shape image;
    private readonly StrategyFactory strategies;

    private NetworkFacts(DeviceNetwork network, SweepSpecification specification, Shape image)
    {
        this.network = network;
        this.specification = specification;
        this.image = image;
        strategies = new StrategyFactory(specification.Seed, new ZeroBaseline(), file => file);
    }

    /// <summary>Looks into a network.</summary>
    public static ModelInspection Of(Network network, SweepSpecification specification, ImageShape image)
    {
        var shape = new Shape(image.Channels, image.Height, image.Width);
        var batch = network.FixedBatch ?? 1;
        var bound = network.Bind(batch, shape);
        var selection = new LayerSelection(bound);
        var targets = selection.Select(specification.Layers);
        if (specification.Aggregation.Downstream is { } downstream)
        {
            selection.CheckDownstream(downstream.Target, targets);
        }

        if (selection.Problems.Count > 0)
        {
            return new ModelInspection { Problems = selection.Problems };
        }

        using var metered = new DeviceNetwork(network, new MeteredPrimitives(ElementType.Float32));
        var facts = new NetworkFacts(metered, specification, shape);
        return new ModelInspection
        {
            Facts = new ModelFacts
            {
                ContentHash = network.ContentHash,
                Parameters = network.Weights.Sum(weight => (long)weight.Value.Count),
                MultiplyAdds = (double)bound.Nodes.Sum(node => node.MultiplyAdds) / batch,
                ParameterLayers = [.. targets.SelectMany(target => WeightRandomisation.LayersFromTheTop(target.Paths)).Distinct()],
                Targets = [.. targets.Select(facts.FactsOf)],
            },
        };
    }

    private TargetFacts FactsOf(TargetChoice choice) => new()
    {
        Name = choice.Target.Name,
        LayerPair = choice.Pair,
        Latents = ChannelAxis.Count(choice.Target.Layer.Shape),
        Sources = [.. choice.Sources.Select(source => new SourceFacts(source.Name, source.Layer.Shape[1..].Extents.ToArray()))],
        Costs = [.. specification.Strategies.Select(strategy => CostOf(choice, strategy))],
    };

    private UnitCost CostOf(TargetChoice choice, StrategySpecification strategy)
    {
        var task = new AttributionTask(
            image,
            choice.Target.Layer.Value.Name,
            [.. choice.Sources.Select(source => source.Layer.Value.Name)],
            specification.Layers[choice.Pair].Reduction(),
            strategies.Create(BaselineFiles.Without(strategy)));
        return new UnitTask(network, task, specification.Aggregation, long.MaxValue).Cost;
    }
}
