using System.CommandLine;
using RepXai.Cli.Sweeping;
using RepXai.Contracts;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Campaigns;

namespace RepXai.Cli.Commands.Campaigns;

/// <summary><c>repxai campaigns create</c>.</summary>
internal sealed class CreateCommand : CampaignCommand
{
    private readonly Argument<string> file = new("FILE") { Description = "A campaign's YAML or JSON file; its 'sweep' names the specification to run." };

    /// <summary>Makes the command for a session.</summary>
    public CreateCommand(Session session)
        : base(
            "create",
            "Creates a campaign from a file, or replaces the one of the same name, which keeps its history.",
            "repxai campaigns create examples/nightly.yaml",
            session) => Arguments.Add(file);

    /// <inheritdoc/>
    protected override async Task AnswerAsync(ParseResult parsed, ICampaignService campaigns, CancellationToken cancellationToken)
    {
        var path = Session.Resolve(parsed.GetRequiredValue(file));
        var reading = CampaignReader.Read(SpecificationFile.Read(path), sweep => SpecificationFile.Read(Path.Combine(Path.GetDirectoryName(path) ?? "", sweep)));
        if (reading.Campaign is not { } campaign)
            throw new InvalidSpecificationException(reading.Problems);
        Show(parsed, await campaigns.PutCampaignAsync(campaign, cancellationToken).ConfigureAwait(false));
    }
}
