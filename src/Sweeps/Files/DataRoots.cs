using System.Diagnostics.CodeAnalysis;
using RepXai.Tensors;

namespace RepXai.Sweeps.Files;

/// <summary>The folders that strangers may name files in. No dots and no links lead out of them.</summary>
internal sealed class DataRoots
{
    /// <exception cref="UserErrorException">A folder does not exist.</exception>
    public DataRoots(IEnumerable<string> folders) => Folders = [.. folders.Select(Existing)];

    /// <summary>The folders, without links.</summary>
    public IReadOnlyList<string> Folders { get; }

    /// <summary>Finds what a path leads to, if that is in one of the folders.</summary>
    /// <param name="path">Any full path.</param>
    /// <param name="file">Its place without links, and its name from the folder on.</param>
    public bool TryAdmit(string path, [NotNullWhen(true)] out LocatedFile? file)
    {
        var real = RealPath.Of(path);
        var root = Folders.FirstOrDefault(folder => real == folder || real.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        file = root is null ? null : new LocatedFile(real, Path.GetRelativePath(root, real));
        return file is not null;
    }

    private static string Existing(string folder) => Directory.Exists(folder)
        ? RealPath.Of(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))
        : throw new UserErrorException($"There is no folder '{folder}' to allow data from; make it or correct its path.");
}
