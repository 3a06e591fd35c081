using RepXai.Tensors;

namespace RepXai.Sweeps.Files;

/// <summary>Follows the links of a path.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    /// <summary>The path without links and dots; parts that do not exist stay as they are.</summary>
    /// <exception cref="UserErrorException">Links lead in a circle.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        var ahead = new Stack<string>();
        Push(ahead, full[real.Length..]);
        for (var links = 0; ahead.TryPop(out var part);)
        {
            if (part is "." or "..")
            {
                real = part == "." ? real : Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, part);
            if (TargetOf(next) is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
                throw new UserErrorException($"The links of '{path}' lead in a circle; name the file itself.");
            real = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : real;
            Push(ahead, Path.IsPathRooted(target) ? target[real.Length..] : target);
        }

        return real;
    }

    private static void Push(Stack<string> ahead, string path)
    {
        foreach (var part in path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse())
            ahead.Push(part);
    }

    private static string? TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null; // What cannot be looked at cannot be opened either.
        }
    }
}
