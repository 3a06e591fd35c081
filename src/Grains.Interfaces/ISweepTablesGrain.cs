namespace RepXai.Grains;

/// <summary>Makes the tables of one sweep from the results of its groups; its key is the sweep's.</summary>
[Alias("repxai.ISweepTablesGrain.v1")]
public interface ISweepTablesGrain : IGrainWithStringKey
{
    /// <summary>Makes and stores the tables.</summary>
    [Alias("write")]
    [ResponseTimeout("01:00:00")]
    Task<ReductionAnswer> WriteAsync(string planBlob);

    /// <summary>Removes the blobs that a sweep that is over needs no more.</summary>
    [Alias("clean")]
    [ResponseTimeout("01:00:00")]
    Task CleanAsync();
}
