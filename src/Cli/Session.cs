using RepXai.Cli.Hosting;

namespace RepXai.Cli;

/// <summary>What every command works with.</summary>
/// <param name="Terminal">Where it writes.</param>
/// <param name="Folder">The folder that relative paths start from; empty for the process's own, so that messages show paths as typed.</param>
/// <param name="OpenHost">Opens the host of the runs that the user means.</param>
internal sealed record Session(Terminal Terminal, string Folder, Func<HostSettings, ISweepHost> OpenHost)
{
    /// <summary>Opens the gateway that the user means.</summary>
    public Func<ClusterSettings, ISweepHost> OpenCluster { get; init; } = settings => new ClusterHost(settings);

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> ReadVariable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>A path as the user typed it, from the session's folder.</summary>
    public string Resolve(string path) => Path.Combine(Folder, path);
}
