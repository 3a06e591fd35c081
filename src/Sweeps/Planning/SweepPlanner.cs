using RepXai.Contracts;
using RepXai.Contracts.Specification;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Specification;
using RepXai.Tensors;

namespace RepXai.Sweeps.Planning;

/// <summary>Makes the plan of a specification: finds its files, asks for their facts and collects every problem.</summary>
/// <param name="facts">Answers for the files.</param>
public sealed class SweepPlanner(IPlanningFacts facts)
{
    /// <summary>Plans a document's sweep. Bad files are problems of the outcome, each at the line that names the file.</summary>
    public async Task<PlanningOutcome> PlanAsync(SpecificationDocument document, CancellationToken cancellationToken)
    {
        var reading = SpecificationReader.Read(document);
        if (reading.Specification is not { } specification)
            return new PlanningOutcome { Problems = reading.Problems };
        var problems = new List<SpecificationProblem>();
        void Report(string path, string message) => problems.Add(reading.ProblemAt(path, message));
        var baseFolder = document.BaseFolder ?? Environment.CurrentDirectory;
        var files = await new ModelList(facts.Files, baseFolder, Report).OfAsync(specification, cancellationToken);
        await CheckBaselinesAsync(specification, baseFolder, Report, cancellationToken);
        var dataSet = await DescribeDataSetAsync(specification, baseFolder, Report, cancellationToken);
        if (dataSet is null)
            return new PlanningOutcome { Problems = problems };
        var models = await InspectAsync(files, specification, dataSet, Report, cancellationToken);
        return problems.Count > 0
            ? new PlanningOutcome { Problems = [.. problems.DistinctBy(problem => (problem.Path, problem.Message))] }
            : new PlanningOutcome { Plan = new SweepPlan(specification, dataSet, models) };
    }

    private async Task CheckBaselinesAsync(
        SweepSpecification specification, string baseFolder, Action<string, string> report, CancellationToken cancellationToken)
    {
        for (var i = 0; i < specification.Strategies.Count; i++)
        {
            if (BaselineFiles.Of(specification.Strategies[i]) is not { } file)
                continue;
            try
            {
                var located = await facts.Files.LocateAsync(file, baseFolder, cancellationToken);
                if (!File.Exists(located.Path))
                    report($"strategies[{i}].baseline_file", $"There is no file '{located.Name}'; correct the path.");
            }
            catch (UserErrorException error)
            {
                report($"strategies[{i}].baseline_file", error.Message);
            }
        }
    }

    private async Task<DataSetFacts?> DescribeDataSetAsync(
        SweepSpecification specification, string baseFolder, Action<string, string> report, CancellationToken cancellationToken)
    {
        try
        {
            return await facts.DescribeDataSetAsync(specification, baseFolder, cancellationToken);
        }
        catch (UserErrorException error)
        {
            report("data_set", error.Message);
            return null;
        }
    }

    private async Task<IReadOnlyList<PlannedModel>> InspectAsync(
        IReadOnlyList<ModelFile> files, SweepSpecification specification, DataSetFacts dataSet, Action<string, string> report, CancellationToken cancellationToken)
    {
        var models = new List<PlannedModel>();
        foreach (var file in files)
        {
            try
            {
                var inspection = await facts.InspectAsync(file, specification, dataSet.Image, cancellationToken);
                foreach (var problem in inspection.Problems)
                    report(problem.Path, problem.Message);
                if (inspection.Facts is { } found)
                    models.Add(new PlannedModel { File = file, Facts = found, Variants = VariantList.Of(specification.Variants, found) });
            }
            catch (UserErrorException error)
            {
                report($"models[{file.Entry}]", error.Message);
            }
        }
        return models;
    }
}
