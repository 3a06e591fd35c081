using System.CommandLine;
using RepXai.Cli.Options;
using RepXai.Cli.Rendering;
using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Json;

namespace RepXai.Cli.Commands.Campaigns;

/// <summary>A command that asks something of campaigns.</summary>
internal abstract class CampaignCommand : DocumentedCommand
{
    private readonly PlaceOptions place = new();
    private readonly Option<bool> json = OutputOptions.Json();

    /// <summary>Makes the command for a session.</summary>
    protected CampaignCommand(string name, string description, string example, Session session)
        : base(name, description, example)
    {
        Session = session;
        place.AddTo(this);
        Options.Add(json);
        SetAction(OpenAndAnswerAsync);
    }

    /// <summary>What the command works with.</summary>
    protected Session Session { get; }

    /// <summary>A campaign's name.</summary>
    protected static Argument<string> Campaign() => new("CAMPAIGN") { Description = "The campaign's name." };

    /// <summary>Whether the answer is to be JSON.</summary>
    protected bool WantsJson(ParseResult parsed) => parsed.GetValue(json);

    /// <summary>Asks and shows the answer.</summary>
    protected abstract Task AnswerAsync(ParseResult parsed, ICampaignService campaigns, CancellationToken cancellationToken);

    /// <summary>Shows a campaign.</summary>
    protected void Show(ParseResult parsed, CampaignStatus status)
    {
        if (WantsJson(parsed))
            JsonOutput.Write(Session.Terminal.Output, status, ContractsJson.Default.CampaignStatus);
        else
            CampaignRenderer.Write(status, Session.Terminal);
    }

    private async Task<int> OpenAndAnswerAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var host = place.Open(parsed, Session);
        await using var _ = host.ConfigureAwait(false);
        await AnswerAsync(parsed, host.Sweeps, cancellationToken).ConfigureAwait(false);
        return ExitCode.Success;
    }
}
