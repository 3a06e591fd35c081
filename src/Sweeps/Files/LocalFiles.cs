using RepXai.Sweeps.Naming;
using RepXai.Tensors;

namespace RepXai.Sweeps.Files;

/// <summary>Any file of this machine: what its own user names.</summary>
public sealed class LocalFiles : ISourceFiles
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<SourceFile>> FindAsync(string path, string baseFolder, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(Path.Combine(baseFolder, path));
        return Task.FromResult<IReadOnlyList<SourceFile>>(GlobPath.IsGlob(path) ? Match(path, full, baseFolder) : [Existing(full, full)]);
    }

    /// <inheritdoc/>
    public Task<LocatedFile> LocateAsync(string path, string baseFolder, CancellationToken cancellationToken)
    {
        var full = Path.Combine(baseFolder, path);
        return Task.FromResult(new LocatedFile(full, full));
    }

    /// <summary>A file that must exist, and is called so in errors.</summary>
    /// <exception cref="UserErrorException">It does not.</exception>
    internal static SourceFile Existing(string file, string name)
    {
        if (File.Exists(file))
            return new SourceFile(file, Path.GetFileName(file));
        var folder = Path.GetDirectoryName(file)!;
        var known = Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)) : [];
        var closest = ClosestName.Of(Path.GetFileName(file), known);
        throw new UserErrorException($"There is no file '{name}'; {(closest is null ? "correct the path." : $"did you mean '{closest}'?")}");
    }

    private static IReadOnlyList<SourceFile> Match(string path, string full, string baseFolder)
    {
        var (folder, pattern) = GlobPath.Split(full);
        var files = GlobPath.Expand(folder, pattern);
        return files.Count > 0
            ? [.. files.Select(file => new SourceFile(file, Path.GetFileName(file)))]
            : throw new UserErrorException($"No file matches '{path}' in '{Path.GetFullPath(baseFolder)}'; correct the pattern.");
    }
}
