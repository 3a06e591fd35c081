using RepXai.Tensors;

namespace RepXai.Sweeps.Files;

/// <summary>Finds the files that a specification names: its models, its data set and its baselines. It decides what may be named.</summary>
public interface ISourceFiles
{
    /// <summary>The files that a path stands for, those that a glob matches in ordinal order; at least one.</summary>
    /// <param name="path">A path or a glob as the specification has it.</param>
    /// <param name="baseFolder">Where relative paths start.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <exception cref="UserErrorException">There is none, or none that may be named.</exception>
    Task<IReadOnlyList<SourceFile>> FindAsync(string path, string baseFolder, CancellationToken cancellationToken);

    /// <summary>Where one file or folder is on this machine. It need not exist, unless it must be fetched first.</summary>
    /// <param name="path">A path as the specification has it, or of a <see cref="SourceFile"/>.</param>
    /// <param name="baseFolder">Where relative paths start.</param>
    /// <param name="cancellationToken">Stops looking or fetching.</param>
    /// <exception cref="UserErrorException">It may not be named, or cannot be fetched.</exception>
    Task<LocatedFile> LocateAsync(string path, string baseFolder, CancellationToken cancellationToken);
}
