namespace RepXai.Cli.Commands.Campaigns;

/// <summary><c>repxai campaigns</c>: sweeps on schedules.</summary>
internal sealed class CampaignsCommand : DocumentedCommand
{
    /// <summary>Makes the command and those under it for a session.</summary>
    public CampaignsCommand(Session session)
        : base(
            "campaigns",
            "Sweeps on schedules, of a folder or behind a gateway. 'serve' runs those of its folder.",
            "repxai campaigns list --cluster http://127.0.0.1:5087")
    {
        Add(new ListCommand(session));
        Add(new CreateCommand(session));
        Add(new ShowCommand(session));
        Add(new HistoryCommand(session));
        Add(new RunCampaignCommand(session));
        Add(new PauseCommand(session));
        Add(new ResumeCampaignCommand(session));
        Add(new DeleteCommand(session));
    }
}
