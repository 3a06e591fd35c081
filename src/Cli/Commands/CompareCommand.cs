using System.CommandLine;
using RepXai.Cli.Options;
using RepXai.Cli.Rendering;
using RepXai.Cli.Sweeping;
using RepXai.Contracts.Json;

namespace RepXai.Cli.Commands;

/// <summary><c>repxai compare</c>: the scores of runs side by side.</summary>
internal sealed class CompareCommand : DocumentedCommand
{
    private const int DefaultLimit = 40;

    private readonly Argument<string[]> names = SweepOptions.Runs();
    private readonly PlaceOptions place = new();
    private readonly Option<bool> json = OutputOptions.Json();

    private readonly Option<int?> limit = NumberOption.Positive("--limit", $"The most rows of the table, those that differ most first; {DefaultLimit} when not given.");

    /// <summary>Makes the command for a session.</summary>
    public CompareCommand(Session session)
        : base("compare", "Puts the scores of completed runs side by side, with the last run's difference from the first.", "repxai compare baseline candidate")
    {
        Arguments.Add(names);
        Options.Add(limit);
        place.AddTo(this);
        Options.Add(json);
        SetAction((parsed, cancellation) => RunAsync(parsed, session, cancellation));
    }

    private async Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellationToken)
    {
        var host = place.Open(parsed, session);
        await using var _ = host.ConfigureAwait(false);
        var ids = new List<string>();
        foreach (var name in parsed.GetRequiredValue(names))
            ids.Add(await RunFinder.FindAsync(host.Sweeps, name, cancellationToken).ConfigureAwait(false));
        var comparison = await host.Sweeps.CompareAsync(ids, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(json))
            JsonOutput.Write(session.Terminal.Output, comparison, ContractsJson.Default.Comparison);
        else
            ComparisonRenderer.Write(comparison, parsed.GetValue(limit) ?? DefaultLimit, session.Terminal);
        return ExitCode.Success;
    }
}
