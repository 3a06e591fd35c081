using RepXai.Cli.Progress;
using RepXai.Contracts;

namespace RepXai.Cli.Rendering;

/// <summary>Shows where runs stand.</summary>
internal static class StatusRenderer
{
    /// <summary>Writes a table of runs.</summary>
    public static void WriteAll(IReadOnlyList<SweepStatus> runs, Terminal terminal)
    {
        if (runs.Count == 0)
        {
            terminal.Output.WriteLine("There are no runs.");
            return;
        }

        var table = Tables.Create("run", "name", "state", ">units", "submitted", "finished");
        foreach (var run in runs)
            table.Row(run.Id, run.Name, State(run), Units(run), Durations.Format(run.SubmittedAt), Finished(run));
        terminal.OutputConsole().Write(table);
    }

    /// <summary>Writes one run's lines.</summary>
    public static void Write(SweepStatus run, string? folder, Terminal terminal)
    {
        var table = Tables.Create("run", run.Id);
        table.Row("name", run.Name);
        table.Row("progress", ProgressText.Of(run.Progress));
        table.Row("submitted", Durations.Format(run.SubmittedAt));
        if (run.FinishedAt is not null)
            table.Row("finished", Finished(run));
        if (folder is not null)
            table.Row("folder", folder);
        if (run.Failure is { } failure)
            table.Row("failure", failure);
        terminal.OutputConsole().Write(table);
    }

    private static string State(SweepStatus run) => run.Progress.State.ToString().ToLowerInvariant();

    private static string Units(SweepStatus run) => $"{Tables.Count(run.Progress.UnitsCompleted)} / {Tables.Count(run.Progress.UnitsTotal)}";

    private static string Finished(SweepStatus run) => run.FinishedAt is { } moment ? Durations.Format(moment) : "";
}
