using RepXai.Sweeps.Files;

namespace RepXai.Cli.Hosting;

/// <summary>What the user may say about the host.</summary>
/// <param name="Folder">The folder that runs are kept in.</param>
/// <param name="Workers">Units worked on at once; the host chooses when absent.</param>
/// <param name="MemoryBytes">Working memory of all units together; the host chooses when absent.</param>
/// <param name="Files">The files that specifications may name beside uploads; any of this machine when absent.</param>
/// <param name="MaxRunningSweeps">Sweeps that run at once; any number when absent.</param>
/// <param name="MaxUploadBytes">What uploads may take together; the host chooses when absent.</param>
internal sealed record HostSettings(string Folder, int? Workers = null, long? MemoryBytes = null, ISourceFiles? Files = null, int? MaxRunningSweeps = null, long? MaxUploadBytes = null);
