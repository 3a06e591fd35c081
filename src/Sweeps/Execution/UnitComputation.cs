using RepXai.Attribution.Partials;
using RepXai.Attribution.Scores;
using RepXai.Contracts.Specification;
using RepXai.Sweeps.Data;
using RepXai.Sweeps.Planning;

namespace RepXai.Sweeps.Execution;

/// <summary>Computes the partials of one unit: attributes its images and their noise images, makes maps, scores them and sums up.</summary>
internal sealed class UnitComputation
{
    private readonly WorkUnit unit;
    private readonly AggregationSpecification aggregation;
    private readonly UnitImages images;
    private readonly UnitTask task;
    private readonly GarbageLimit garbage;
    private readonly int group;

    /// <summary>Prepares the computation.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="specification">The sweep.</param>
    /// <param name="images">The sweep's images.</param>
    /// <param name="task">What the unit's group attributes.</param>
    /// <param name="garbage">Bounds what scores leave behind.</param>
    public UnitComputation(WorkUnit unit, SweepSpecification specification, PreparedImages images, UnitTask task, GarbageLimit garbage)
    {
        this.unit = unit;
        aggregation = specification.Aggregation;
        this.images = new UnitImages(images, specification.Seed);
        (this.task, this.garbage) = (task, garbage);
        group = task.ImagesAtOnce(unit.Images);
    }

    /// <summary>Bytes that maps take while the partials are computed.</summary>
    public long MapBytes => task.MapBytes(group);

    /// <summary>Bytes of the memory that are left to the device.</summary>
    public long DeviceBytes => task.DeviceBytes(group);

    /// <summary>Bytes that the device may have in use before the unit is computed.</summary>
    public long ResidentBytes => task.ResidentBytes(group);

    /// <summary>Computes the partials, one for each source.</summary>
    public IReadOnlyList<Partial> Run(CancellationToken cancellation)
    {
        var builders = task.Sources.Select((source, i) => new PartialBuilder(HeaderOf(i, source), KeptMaps.Images)).ToArray();
        var collector = new MapCollector(task.Attributor.Device, group * UnitTask.Partners, task.Sources, task.Attributor.Latents, aggregation.Transform());
        for (var first = 0; first < unit.Images; first += group)
        {
            var count = Math.Min(group, unit.Images - first);
            collector.Clear();
            Attribute((int)unit.FirstImage + first, count, collector, cancellation);
            for (var image = 0; image < count; image++)
            {
                Score((int)unit.FirstImage + first + image, collector, image, image + count, builders);
            }
        }

        return [.. builders.Select(builder => builder.Build())];
    }

    private PartialHeader HeaderOf(int source, Attribution.Aggregation.SourceShape shape)
    {
        var group = unit.Group;
        return new PartialHeader(
            $"{group.Model.Facts.ContentHash}|{group.Variant}|{group.Target.Name}|{group.Target.Sources[source].Name}|{group.Strategy.Name}",
            task.Attributor.Latents,
            shape);
    }

    /// <summary>Attributes images and, behind them, their noise images, which share their random numbers.</summary>
    private void Attribute(int first, int count, MapCollector collector, CancellationToken cancellation)
    {
        var values = new float[count * UnitTask.Partners * images.Size];
        images.Read(unit.Group.Variant, first, values.AsSpan(0, count * images.Size));
        images.ReadNoise(first, values.AsSpan(count * images.Size));
        var indices = new uint[count * UnitTask.Partners];
        for (var i = 0; i < indices.Length; i++)
        {
            indices[i] = (uint)(first + (i % count));
        }

        task.Attributor.Attribute(values, indices, collector, cancellation);
        task.Downstream?.Attribute(values, indices, cancellation);
    }

    private void Score(int index, MapCollector collector, int image, int noise, PartialBuilder[] builders)
    {
        var weights = task.Downstream?.Weights(image, noise);
        task.Attributor.Device.RunOnHost(builders.Length, source =>
        {
            var maps = collector[image, source];
            builders[source].Add(index, maps, AttributionScorer.Score(maps, collector[noise, source], aggregation.Scores(), weights));
            garbage.Reuse();
        });
    }
}
