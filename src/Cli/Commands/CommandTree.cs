using System.CommandLine;
using System.CommandLine.Help;
using RepXai.Cli.Commands.Campaigns;

namespace RepXai.Cli.Commands;

/// <summary>All commands under their root.</summary>
internal static class CommandTree
{
    private const string Description = "Evaluates learned representations by explaining them: attributions between the layers of every model of a zoo, scores, comparisons.";
    private const int WidestHelp = 120; // Longer lines are hard to read.

    /// <summary>Makes the commands for one session.</summary>
    public static RootCommand Create(Session session)
    {
        var root = new RootCommand(Description) { HelpName = "repxai" };
        root.Add(new RunCommand(session));
        root.Add(new PlanCommand(session));
        root.Add(new InspectCommand(session));
        root.Add(new AttributeCommand(session));
        root.Add(new ScoreCommand(session));
        root.Add(new RunsCommand(session));
        root.Add(new StatusCommand(session));
        root.Add(new ScoresCommand(session));
        root.Add(new CompareCommand(session));
        root.Add(new ReportCommand(session));
        root.Add(new ResumeCommand(session));
        root.Add(new CancelCommand(session));
        root.Add(new SubmitCommand(session));
        root.Add(new WatchCommand(session));
        root.Add(new CampaignsCommand(session));
        root.Add(new DevicesCommand(session));
        root.Add(new DrainCommand(session));
        root.Add(new UndrainCommand(session));
        root.Add(new ServeCommand(session));
        var help = new HelpWithExample(new HelpAction { MaxWidth = Math.Min(session.Terminal.OutputWidth, WidestHelp) });
        root.Options.OfType<HelpOption>().Single().Action = help;
        root.SetAction(parsed => help.Invoke(parsed));
        return root;
    }
}
