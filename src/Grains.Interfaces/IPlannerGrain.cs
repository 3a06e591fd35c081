namespace RepXai.Grains;

/// <summary>Plans sweeps: looks at the data set and the models. Any silo does, and the calls do not disturb each other.</summary>
[Alias("repxai.IPlannerGrain.v1")]
public interface IPlannerGrain : IGrainWithStringKey
{
    /// <summary>Plans a tenant's document.</summary>
    [Alias("plan")]
    [ResponseTimeout("01:00:00")]
    Task<PlanAnswer> PlanAsync(string tenant, string document, string? idempotencyKey);
}
