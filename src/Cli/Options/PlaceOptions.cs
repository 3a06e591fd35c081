using System.CommandLine;
using RepXai.Cli.Hosting;

namespace RepXai.Cli.Options;

/// <summary>Options that say where the runs are: in a folder, or behind a gateway.</summary>
internal sealed class PlaceOptions
{
    private readonly RunsOptions runs = new();
    private readonly ClusterOptions cluster = new(isRequired: false);

    /// <summary>Adds <c>--out</c> and, where a gateway will do, <c>--cluster</c> and <c>--key-file</c>.</summary>
    public void AddTo(Command command, bool isAnywhere = true)
    {
        runs.AddFolder(command);
        if (isAnywhere)
            cluster.AddAll(command);
    }

    /// <summary>Opens what the user named.</summary>
    public ISweepHost Open(ParseResult parsed, Session session) =>
        cluster.Read(parsed, session) is { } settings ? session.OpenCluster(settings) : session.OpenHost(runs.Read(parsed, session));
}
