using System.IO.Enumeration;

namespace RepXai.Sweeps.Files;

/// <summary>Expands file globs: <c>*</c> and <c>?</c> within a name, <c>**</c> for any folders, which does not follow links.</summary>
internal static class GlobPath
{
    /// <summary>Whether a path holds a glob.</summary>
    public static bool IsGlob(string path) => path.AsSpan().ContainsAny('*', '?');

    /// <summary>The folder before a full path's first glob, and the glob from there on.</summary>
    public static (string Folder, string Pattern) Split(string fullPath)
    {
        var start = fullPath.LastIndexOf(Path.DirectorySeparatorChar, fullPath.AsSpan().IndexOfAny('*', '?'));
        return (fullPath[..(start + 1)], fullPath[(start + 1)..]);
    }

    /// <summary>The full paths of the files that a glob matches, in ordinal order.</summary>
    /// <param name="folder">The full path of the folder to start from.</param>
    /// <param name="pattern">The glob.</param>
    public static IReadOnlyList<string> Expand(string folder, string pattern) =>
        [.. Match(folder, pattern.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Match(string folder, ReadOnlyMemory<string> segments)
    {
        if (!Directory.Exists(folder))
            return [];
        var (segment, rest) = (segments.Span[0], segments[1..]);
        if (segment == "**")
            return Match(folder, rest).Concat(Folders(folder).Where(child => !IsLink(child)).SelectMany(child => Match(child, segments)));
        if (rest.IsEmpty)
            return Directory.EnumerateFiles(folder).Where(file => IsMatch(segment, file));
        return IsGlob(segment)
            ? Folders(folder).Where(child => IsMatch(segment, child)).SelectMany(child => Match(child, rest))
            : Match(Path.Combine(folder, segment), rest);
    }

    private static IEnumerable<string> Folders(string folder) => Directory.EnumerateDirectories(folder);

    private static bool IsLink(string folder) => File.GetAttributes(folder).HasFlag(FileAttributes.ReparsePoint);

    private static bool IsMatch(string pattern, string path) =>
        FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(path.AsSpan()), ignoreCase: false);
}
