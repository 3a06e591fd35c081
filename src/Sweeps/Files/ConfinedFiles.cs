using RepXai.Tensors;

namespace RepXai.Sweeps.Files;

/// <summary>
/// The files below folders that a server's owner allows: all that its tenants may name. Relative paths start from the specification's
/// folder when that is among them, and else from the first of the folders that has the file.
/// </summary>
public sealed class ConfinedFiles : ISourceFiles
{
    private readonly DataRoots roots;

    /// <summary>Confines to some folders; to nothing without any.</summary>
    /// <exception cref="UserErrorException">A folder does not exist.</exception>
    public ConfinedFiles(IEnumerable<string> folders) => roots = new DataRoots(folders);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SourceFile>> FindAsync(string path, string baseFolder, CancellationToken cancellationToken)
    {
        if (!GlobPath.IsGlob(path))
        {
            var (file, name) = Locate(path, baseFolder);
            return Task.FromResult<IReadOnlyList<SourceFile>>([LocalFiles.Existing(file, name)]);
        }

        var files = Starts(path, baseFolder).Select(Match).FirstOrDefault(matches => matches.Count > 0);
        return Task.FromResult(files ?? throw new UserErrorException($"No file that this server allows matches '{path}'; correct the pattern, or upload the files."));
    }

    /// <inheritdoc/>
    public Task<LocatedFile> LocateAsync(string path, string baseFolder, CancellationToken cancellationToken)
    {
        var file = Locate(path, baseFolder);
        if (Directory.Exists(file.Path))
            RequireNoWayOut(file);
        return Task.FromResult(file);
    }

    private LocatedFile Locate(string path, string baseFolder)
    {
        var places = Starts(path, baseFolder).Select(start => roots.TryAdmit(start, out var file) ? file : null).ToList();
        if (places.Find(file => file is not null && Path.Exists(file.Path)) is { } found)
            return found;
        return places.Contains(null) || places.Count == 0 ? throw Refused(path) : places[0]!;
    }

    private IReadOnlyList<SourceFile> Match(string fullPath)
    {
        var (folder, pattern) = GlobPath.Split(fullPath);
        if (!roots.TryAdmit(folder, out var start))
            return [];
        var matches = GlobPath.Expand(start.Path, pattern).Where(file => roots.TryAdmit(file, out _));
        return [.. matches.Select(file => new SourceFile(file, Path.GetFileName(file)))];
    }

    private IEnumerable<string> Starts(string path, string baseFolder)
    {
        if (!IsPath(path))
            return [];
        var starts = IsPath(baseFolder) && roots.TryAdmit(Path.GetFullPath(baseFolder), out var allowed) ? [allowed.Path] : roots.Folders;
        return starts.Select(start => Path.GetFullPath(Path.Combine(start, path))).Distinct();
    }

    private static bool IsPath(string text) => text.Length > 0 && !text.Contains('\0', StringComparison.Ordinal);

    private void RequireNoWayOut(LocatedFile folder)
    {
        foreach (var entry in new DirectoryInfo(folder.Path).EnumerateFileSystemInfos())
        {
            if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && !roots.TryAdmit(entry.FullName, out _))
                throw Refused(Path.Combine(folder.Name, entry.Name));
        }
    }

    private static UserErrorException Refused(string path) =>
        new($"'{path}' is not below a folder that this server allows; upload the file, or ask the server's owner to allow its folder.");
}
