using RepXai.Contracts.Specification;
using RepXai.Sweeps.Data;
using RepXai.Sweeps.Files;

namespace RepXai.Sweeps.Planning;

/// <summary>Answers the questions of the planner about files, which this room does not read itself.</summary>
public interface IPlanningFacts
{
    /// <summary>The files that specifications may name.</summary>
    ISourceFiles Files { get; }

    /// <summary>Looks at the data set, but not at every image.</summary>
    /// <param name="specification">The sweep.</param>
    /// <param name="baseFolder">Where relative paths start.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <exception cref="RepXai.Tensors.UserErrorException">The data set cannot be used.</exception>
    Task<DataSetFacts> DescribeDataSetAsync(SweepSpecification specification, string baseFolder, CancellationToken cancellationToken);

    /// <summary>Reads a model, finds the layers that the specification selects and counts what attributing them costs.</summary>
    /// <param name="model">The model.</param>
    /// <param name="specification">The sweep.</param>
    /// <param name="image">The shape of one image.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <exception cref="RepXai.Tensors.UserErrorException">The model cannot be used.</exception>
    Task<ModelInspection> InspectAsync(ModelFile model, SweepSpecification specification, ImageShape image, CancellationToken cancellationToken);
}
