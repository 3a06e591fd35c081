using RepXai.Sweeps.Files;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Storage;
using RepXai.Tensors.Cpu;

namespace RepXai.Sweeps.Execution;

/// <summary>The work of sweeps on this machine's processor.</summary>
/// <param name="blobs">Where models and data sets that are named as blobs lie.</param>
/// <param name="options">Threads and memory of one unit in work.</param>
/// <param name="files">The files that specifications may name.</param>
public sealed class AttributionComputation(IBlobStore blobs, CpuOptions options, ISourceFiles files) : ISweepComputation
{
    /// <summary>
    /// Bytes that a process takes beside its units: the runtime, compiled code and the threads' private buffers. To be taken off what a user
    /// allows a process, before the rest is shared out among its workers.
    /// </summary>
    public const long ProcessBytes = 144L << 20;

    private readonly GarbageLimit garbage = new();

    /// <summary>Lets specifications name any file of this machine.</summary>
    /// <param name="blobs">Where models and data sets that are named as blobs lie.</param>
    /// <param name="options">Threads and memory of one unit in work.</param>
    public AttributionComputation(IBlobStore blobs, CpuOptions options)
        : this(blobs, options, new LocalFiles())
    {
    }

    /// <inheritdoc/>
    public IPlanningFacts Facts { get; } = new PlanningFacts(blobs, files);

    /// <inheritdoc/>
    public IPartialReducer Reducer => new PartialReducer(garbage);

    /// <inheritdoc/>
    public async Task<IUnitExecutor> OpenAsync(SweepPlan plan, string baseFolder, CancellationToken cancellationToken) =>
        await AttributionExecutor.OpenAsync(plan, new InputSources(files, blobs, baseFolder), options, garbage, cancellationToken);
}
