using System.CommandLine;
using RepXai.Cli.Hosting;
using RepXai.Cli.Options;
using RepXai.Cli.Sweeping;

namespace RepXai.Cli.Commands;

/// <summary>A command that asks something of one run.</summary>
internal abstract class OneRunCommand : DocumentedCommand
{
    private readonly Argument<string> run = SweepOptions.Run();
    private readonly PlaceOptions place = new();
    private readonly Option<bool> json = OutputOptions.Json();
    private readonly Session session;

    /// <summary>Makes the command for a session.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="example">A whole command line.</param>
    /// <param name="session">What it works with.</param>
    /// <param name="isAnywhere">Whether the run may be behind a gateway.</param>
    protected OneRunCommand(string name, string description, string example, Session session, bool isAnywhere = true)
        : base(name, description, example)
    {
        this.session = session;
        Arguments.Add(run);
        place.AddTo(this, isAnywhere);
        Options.Add(json);
        SetAction(FindAndAnswerAsync);
    }

    /// <summary>Where answers go.</summary>
    protected Terminal Terminal => session.Terminal;

    /// <summary>Whether the answer is to be JSON.</summary>
    protected bool WantsJson(ParseResult parsed) => parsed.GetValue(json);

    /// <summary>Answers for the run that was found.</summary>
    protected abstract Task AnswerAsync(ParseResult parsed, ISweepHost host, string sweepId, CancellationToken cancellationToken);

    private async Task<int> FindAndAnswerAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var host = place.Open(parsed, session);
        await using var _ = host.ConfigureAwait(false);
        var id = await RunFinder.FindAsync(host.Sweeps, parsed.GetRequiredValue(run), cancellationToken).ConfigureAwait(false);
        await AnswerAsync(parsed, host, id, cancellationToken).ConfigureAwait(false);
        return ExitCode.Success;
    }
}
