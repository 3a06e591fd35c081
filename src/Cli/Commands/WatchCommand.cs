using System.CommandLine;
using RepXai.Cli.Options;
using RepXai.Cli.Sweeping;

namespace RepXai.Cli.Commands;

/// <summary><c>repxai watch</c>: stays with a gateway's sweep to its end.</summary>
internal sealed class WatchCommand : DocumentedCommand
{
    private readonly Argument<string> run = SweepOptions.Run();
    private readonly ClusterOptions cluster = new(isRequired: true);
    private readonly Option<bool> json = OutputOptions.Json();
    private readonly Option<bool> quiet = OutputOptions.Quiet();

    /// <summary>Makes the command for a session.</summary>
    public WatchCommand(Session session)
        : base(
            "watch",
            "Shows the progress of a gateway's run and, at its end, the models ranked by each score. The run goes on without the watcher.",
            "repxai watch fashion-zoo --cluster http://127.0.0.1:5087")
    {
        Arguments.Add(run);
        cluster.AddAll(this);
        Options.Add(json);
        Options.Add(quiet);
        SetAction((parsed, cancellation) => RunAsync(parsed, session, cancellation));
    }

    private async Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellationToken)
    {
        var host = session.OpenCluster(cluster.Read(parsed, session)!);
        await using var _ = host.ConfigureAwait(false);
        var id = await RunFinder.FindAsync(host.Sweeps, parsed.GetRequiredValue(run), cancellationToken).ConfigureAwait(false);
        var sweep = await host.Sweeps.GetStatusAsync(id, cancellationToken).ConfigureAwait(false);
        return await new SweepEnding(session.Terminal, parsed.GetValue(json), parsed.GetValue(quiet))
            .FollowAsync(host, sweep, cancellationToken).ConfigureAwait(false);
    }
}
