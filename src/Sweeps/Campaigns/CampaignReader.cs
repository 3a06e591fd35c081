using System.Text.Json;
using System.Text.Json.Nodes;
using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Sweeps.Specification;
using RepXai.Tensors;

namespace RepXai.Sweeps.Campaigns;

/// <summary>Reads a campaign in YAML or JSON, and finds all of its mistakes at once, but for those of its sweep's specification.</summary>
public static class CampaignReader
{
    private const string SweepKey = "sweep";
    private const string DocumentKey = "document";

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="open">Reads the specification that the file names.</param>
    public static CampaignReading Read(SpecificationDocument file, Func<string, SpecificationDocument> open)
    {
        var (reading, value) = SpecificationReader.Read(file, CampaignShape.Root);
        if (value is not JsonObject campaign || reading.Problems.Count > 0)
            return new CampaignReading(null, reading.Problems);
        var name = campaign[SweepKey]!.GetValue<string>();
        campaign.Remove(SweepKey);
        try
        {
            campaign[DocumentKey] = JsonSerializer.SerializeToNode(open(name), CampaignFileJson.Default.SpecificationDocument);
        }
        catch (UserErrorException error)
        {
            return new CampaignReading(null, [reading.ProblemAt(SweepKey, error.Message)]);
        }
        return Check(reading, campaign.Deserialize(CampaignFileJson.Default.CampaignSpecification)!);
    }

    private static CampaignReading Check(SpecificationReading reading, CampaignSpecification campaign)
    {
        var problems = CampaignRules.Check(campaign, reading.Document.File).Select(problem => reading.ProblemAt(problem.Path, problem.Message)).ToList();
        return problems.Count > 0 ? new CampaignReading(null, problems) : new CampaignReading(campaign, []);
    }
}
