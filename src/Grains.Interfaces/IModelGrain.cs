namespace RepXai.Grains;

/// <summary>Describes a model once for all sweeps; its key is the SHA-256 of the model.</summary>
[Alias("repxai.IModelGrain.v1")]
public interface IModelGrain : IGrainWithStringKey
{
    /// <summary>Finds the model's facts, or has them.</summary>
    [Alias("inspect")]
    [ResponseTimeout("00:30:00")]
    Task<InspectionAnswer> InspectAsync(InspectionOrder order);
}
