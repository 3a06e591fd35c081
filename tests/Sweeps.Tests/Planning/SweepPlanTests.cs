using RepXai.Contracts.Specification;

namespace RepXai.Sweeps.Tests.Planning;

public class SweepPlanTests
{
    [Fact]
    public void Units_follow_models_variants_targets_strategies_and_shards()
    {
        var plan = Plans.Make(images: 10, targetsOfModels: [2, 0, 1]);
        var expected =
            from model in plan.Models
            from variant in model.Variants
            from target in model.Facts.Targets
            from strategy in plan.Specification.Strategies
            from shard in Enumerable.Range(0, 3)
            select (model.File.Name, variant, target.Name, strategy.Name, shard, shard * 4L, shard < 2 ? 4 : 2);
        var units = Enumerable.Range(0, (int)plan.Units).Select(index => plan.UnitAt(index)).ToList();
        Assert.Equal(
            expected,
            units.Select(unit =>
                (unit.Group.Model.File.Name, unit.Group.Variant, unit.Group.Target.Name, unit.Group.Strategy.Name, unit.Shard, unit.FirstImage, unit.Images)));
        Assert.All(units, unit => Assert.Equal(unit.Index / plan.Shards, unit.Group.Index));
    }

    [Fact]
    public void Every_unit_has_a_name_of_its_own()
    {
        var plan = Plans.Make(images: 10, targetsOfModels: [2, 1]);
        var names = Enumerable.Range(0, (int)plan.Units).Select(index => plan.UnitAt(index).Id).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void A_units_name_depends_on_what_its_partial_depends_on_and_on_nothing_else()
    {
        var name = Plans.Make().UnitAt(0).Id;
        var renamed = Plans.Specification with { Name = "other", BootstrapResamples = 500, Models = [new ModelSpecification { Path = "b.onnx" }] };
        Assert.Equal(name, Plans.Make(renamed).UnitAt(0).Id);
        Assert.Equal(name, Plans.Make(Plans.Specification with { Strategies = [Plans.Specification.Strategies[0] with { Label = "eg" }] }).UnitAt(0).Id);
        SweepSpecification[] different =
        [
            Plans.Specification with { Seed = 1 },
            Plans.Specification with { ShardSize = 5 },
            Plans.Specification with { Preprocessing = new PreprocessingSpecification { Scale = 2 } },
            Plans.Specification with { Strategies = [new ExpectedGradientsSpecification { N = 4 }] },
            Plans.Specification with { Aggregation = new AggregationSpecification { Transform = TransformKind.Lin } },
            Plans.Specification with { Layers = [Plans.Specification.Layers[0] with { At = SourceSide.Output }] },
        ];
        Assert.All(different, specification => Assert.NotEqual(name, Plans.Make(specification).UnitAt(0).Id));
    }

    [Fact]
    public void A_plan_of_a_billion_units_finds_any_of_them()
    {
        var plan = Plans.Make(Plans.Specification with { ShardSize = 1 }, images: 250_000_000, targetsOfModels: 1);
        Assert.Equal(1_000_000_000, plan.Units);
        Assert.Equal(249_999_999, plan.UnitAt(plan.Units - 1).FirstImage);
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.UnitAt(plan.Units));
    }

    [Fact]
    public void Costs_count_images_variants_and_strategies()
    {
        var summary = Plans.Make(images: 10).Summarize();
        const int ImagesOfVariants = 2 * 10;
        Assert.Equal(12, summary.Units);
        Assert.Equal(ImagesOfVariants * (1 + 2), summary.ForwardPasses);
        Assert.Equal(ImagesOfVariants * (10 + 20), summary.ReversePasses);
        Assert.Equal(ImagesOfVariants * (100 + 200), summary.MultiplyAdds);
        Assert.Equal(2000, summary.PeakUnitBytes);
    }

    [Fact]
    public void The_plans_name_changes_with_a_models_content() =>
        Assert.NotEqual(Plans.Make(targetsOfModels: [1]).Hash, Plans.Make(targetsOfModels: [1, 1]).Hash);
}
