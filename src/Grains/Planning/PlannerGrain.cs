using System.Text.Json;
using Orleans.Concurrency;
using RepXai.Contracts;
using RepXai.Contracts.Json;
using RepXai.Grains.Storage;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Planning;

namespace RepXai.Grains.Planning;

/// <summary>Plans sweeps on the silo that is asked.</summary>
[StatelessWorker, Reentrant]
internal sealed class PlannerGrain(ITenantComputations computations, PlanStore plans, ClusterBlobs blobs, TimeProvider time) : Grain, IPlannerGrain
{
    /// <inheritdoc/>
    public Task<PlanAnswer> PlanAsync(string tenant, string document, string? idempotencyKey)
    {
        var facts = new SharedPlanningFacts(tenant, computations.For(tenant, device: null).Facts, GrainFactory, blobs, time);
        // Models and images are read for long: not on the grain's scheduler.
        return Task.Run(() => PlanAsync(facts, document, idempotencyKey));
    }

    private async Task<PlanAnswer> PlanAsync(SharedPlanningFacts facts, string document, string? idempotencyKey)
    {
        var submitted = JsonSerializer.Deserialize(document, ContractsJson.Default.SpecificationDocument)!;
        var outcome = await new SweepPlanner(facts).PlanAsync(submitted, CancellationToken.None);
        var report = new ValidationReport { Problems = outcome.Problems, Plan = outcome.Plan?.Summarize() };
        var answer = new PlanAnswer { Report = JsonSerializer.Serialize(report, ContractsJson.Default.ValidationReport) };
        return outcome.Plan is not { } plan ? answer : answer with
        {
            Name = plan.Specification.Name,
            SweepId = SweepIds.Of(plan, idempotencyKey),
            PlanHash = plan.Hash,
            PlanBlob = await plans.WriteAsync(plan, CancellationToken.None),
            Groups = plan.Groups,
            Shards = plan.Shards,
        };
    }
}
