using RepXai.Cli.Sweeping;

namespace RepXai.Cli.Rendering;

/// <summary>Shows how a run ended.</summary>
internal static class RunRenderer
{
    /// <summary>Writes the rankings and names the folder and the report.</summary>
    public static void Write(RunReport report, Terminal terminal)
    {
        RankingRenderer.WriteOverview(report.Rankings, terminal);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"Run:     {report.SweepId}");
        if (report.Folder is { } folder)
            terminal.Output.WriteLine($"Results: {folder}");
        if (report.Report is { } file)
            terminal.Output.WriteLine($"Report:  {file}");
    }
}
