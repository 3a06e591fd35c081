using System.Diagnostics.CodeAnalysis;

namespace RepXai.Contracts.Uploads;

/// <summary>How specifications name uploads where they name files.</summary>
public static class UploadNames
{
    /// <summary>What stands before the name or the hash of an upload.</summary>
    public const string Prefix = "upload:";

    private const int HashLength = 64;

    /// <summary>Whether a path of a specification names an upload, and which: a name, a glob over names, or a hash.</summary>
    public static bool TryParse(string path, [NotNullWhen(true)] out string? name)
    {
        name = path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : null;
        return name is not null;
    }

    /// <summary>Whether a text is a SHA-256 in lower-case hexadecimal digits.</summary>
    public static bool IsHash(string text) => text.Length == HashLength && text.All(char.IsAsciiHexDigitLower);
}
