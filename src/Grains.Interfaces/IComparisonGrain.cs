namespace RepXai.Grains;

/// <summary>Holds the table of completed sweeps side by side; its key is the tenant and the hash of the sweeps' identifiers.</summary>
[Alias("repxai.IComparisonGrain.v1")]
public interface IComparisonGrain : IGrainWithStringKey
{
    /// <summary>Makes the table, unless it is there. Answers the name of its blob as the JSON text of a string.</summary>
    [Alias("compare")]
    [ResponseTimeout("00:30:00")]
    Task<GrainAnswer> CompareAsync(IReadOnlyList<string> sweepIds);
}
