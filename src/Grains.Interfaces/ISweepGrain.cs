namespace RepXai.Grains;

/// <summary>The coordinator of one sweep; its key is the tenant and the sweep's identifier.</summary>
/// <remarks>Calls are made at most once and a timeout leaves their outcome unknown: each may be repeated, and is answered only once its effect is stored.</remarks>
[Alias("repxai.ISweepGrain.v1")]
public interface ISweepGrain : IGrainWithStringKey
{
    /// <summary>Accepts the sweep, or finds it accepted, and starts it.</summary>
    [Alias("submit")]
    Task<GrainAnswer> SubmitAsync(SweepSubmission submission);

    /// <summary>Its status, a <c>SweepStatus</c>.</summary>
    [Alias("status")]
    Task<GrainAnswer> GetStatusAsync();

    /// <summary>Pauses, resumes or cancels it; answers its status.</summary>
    [Alias("tell")]
    Task<GrainAnswer> TellAsync(SweepOrder order);

    /// <summary>Waits, for a while, until the sweep has a later state than the one that the caller has seen. Null when there is no such sweep.</summary>
    [Alias("watch")]
    [ResponseTimeout(GrainCalls.ShortTimeout)]
    Task<ProgressAnswer?> WatchAsync(long seenRevision);

    /// <summary>Gives a free device a unit, or the one that it holds already; null when there is none for it.</summary>
    [Alias("lease")]
    [ResponseTimeout(GrainCalls.ShortTimeout)]
    Task<UnitOrder?> LeaseAsync(string device);

    /// <summary>Lengthens a lease. Answers when it ends now; null when it ended.</summary>
    [Alias("renew")]
    [ResponseTimeout(GrainCalls.ShortTimeout)]
    Task<DateTimeOffset?> RenewAsync(UnitTicket ticket);

    /// <summary>Takes the end of a unit; one that comes late or again changes nothing.</summary>
    [Alias("report")]
    [ResponseTimeout(GrainCalls.ShortTimeout)]
    Task ReportAsync(UnitReport report);
}
