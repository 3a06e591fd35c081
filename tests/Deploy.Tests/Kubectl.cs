namespace RepXai.Deploy.Tests;

/// <summary>Kubernetes' command line, which renders overlays.</summary>
internal static class Kubectl
{
    /// <summary>Why tests that need it are skipped; null where it is there.</summary>
    public static string? Skip { get; } = IsOnPath() ? null : "There is no kubectl on this machine; install it to render the overlays.";

    private static bool IsOnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "kubectl")) || File.Exists(Path.Combine(folder, "kubectl.exe")));
}
