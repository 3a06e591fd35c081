using System.Net.Mime;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace RepXai.Gateway.Page;

/// <summary>A file of the page, which the assembly carries.</summary>
/// <param name="Path">Its path, without a slash in front.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record PageAsset(string Path, byte[] Content)
{
    private const string Prefix = "Page/";

    /// <summary>The media type that the path's ending tells.</summary>
    public string ContentType => System.IO.Path.GetExtension(Path) switch
    {
        ".html" => $"{MediaTypeNames.Text.Html}; charset=utf-8",
        ".css" => $"{MediaTypeNames.Text.Css}; charset=utf-8",
        ".js" => $"{MediaTypeNames.Text.JavaScript}; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => throw new InvalidOperationException($"The page's file '{Path}' is of no known type."),
    };

    /// <summary>Tells this content from every other one.</summary>
    public EntityTagHeaderValue Tag { get; } = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Content))[..32]}\"");

    /// <summary>All files of the page.</summary>
    public static IReadOnlyList<PageAsset> All()
    {
        var assembly = typeof(PageAsset).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => Read(assembly, name))];
    }

    private static PageAsset Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new PageAsset(name[Prefix.Length..].Replace('\\', '/'), content);
    }
}
