using RepXai.Contracts.Specification;

namespace RepXai.Sweeps.Planning;

/// <summary>A plan as it is stored and sent to those that compute its units: what it was made of.</summary>
public sealed record PlanDocument
{
    /// <summary>The form of plans and of models' facts; answers that were kept in another form are asked for again.</summary>
    public const int Version = 2;

    /// <summary>The specification.</summary>
    public required SweepSpecification Specification { get; init; }

    /// <summary>The images.</summary>
    public required DataSetFacts DataSet { get; init; }

    /// <summary>The models in their order.</summary>
    public required IReadOnlyList<PlannedModel> Models { get; init; }

    /// <summary>The document of a plan.</summary>
    public static PlanDocument Of(SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PlanDocument { Specification = plan.Specification, DataSet = plan.DataSet, Models = plan.Models };
    }

    /// <summary>The plan of the document: the same units under the same names.</summary>
    public SweepPlan ToPlan() => new(Specification, DataSet, Models);
}
