namespace RepXai.Page.Tests;

/// <summary>The Chromium of this machine.</summary>
internal static class SystemBrowser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Its path; null when there is none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Whether tests must fail, rather than be skipped, without one: so in CI.</summary>
    public static bool IsRequired { get; } = Environment.GetEnvironmentVariable("REPXAI_REQUIRE_BROWSER") == "1";
}
