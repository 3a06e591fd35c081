using RepXai.Contracts;
using RepXai.Contracts.Campaigns;
using RepXai.Contracts.Validation;

namespace RepXai.Sweeps.Campaigns;

/// <summary>Finds the mistakes of a campaign, but for those of its sweep's specification.</summary>
public static class CampaignRules
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 64;

    /// <summary>The most missed times that may be made up for.</summary>
    public const int MostMissedRuns = 100;

    /// <summary>Every mistake; none when the campaign can run.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="file">The name that mistakes are reported under.</param>
    public static IReadOnlyList<SpecificationProblem> Check(CampaignSpecification campaign, string file)
    {
        var problems = new List<SpecificationProblem>();
        void Refuse(bool isWrong, string path, string message)
        {
            if (isWrong)
                problems.Add(new SpecificationProblem { Message = message, File = file, Path = path });
        }
        Refuse(!IsName(campaign.Name), "name", $"'{campaign.Name}' is no name of 1 to {LongestName} lower-case letters, digits and hyphens, a hyphen not first.");
        var isCron = CampaignSchedule.TryParse(campaign.Cron, "UTC") is not null;
        Refuse(!isCron, "cron", $"'{campaign.Cron}' is no cron expression of five fields: minute, hour, day of month, month, day of week (0 to 6), such as '30 3 * * 1-5'.");
        Refuse(isCron && IsNever(campaign.Cron), "cron", $"'{campaign.Cron}' never comes: no such day exists.");
        Refuse(
            CampaignSchedule.TryParse("0 0 * * *", campaign.TimeZone) is null, "time_zone",
            $"'{campaign.TimeZone}' is no time zone that is known here; give an IANA name such as 'Europe/Berlin' or 'UTC'.");
        Refuse(
            campaign.MissedRunLimit is < 1 or > MostMissedRuns, "missed_run_limit",
            $"{campaign.MissedRunLimit} missed times cannot be made up for; give 1 to {MostMissedRuns}.");
        Refuse(
            campaign.Baseline.Kind == BaselineRunKind.Sweep != campaign.Baseline.SweepId is { Length: > 0 }, "baseline",
            "A baseline has a sweep's identifier when, and only when, its kind is 'sweep'.");
        Refuse(
            campaign.Regression.MinimumChange is not (>= 0 and < double.PositiveInfinity), "regression.minimum_change",
            "The least change that counts is a part of the baseline's mean, 0 or more.");
        return problems;
    }

    /// <summary>Asks for a campaign without mistakes, those of its sweep's specification included.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="sweeps">Validates the sweep.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidSpecificationException">There are mistakes.</exception>
    public static async Task RequireAsync(CampaignSpecification campaign, ISweepService sweeps, CancellationToken cancellationToken)
    {
        var mistakes = Check(campaign, $"campaign {campaign.Name}");
        var report = await sweeps.ValidateAsync(campaign.Document, cancellationToken);
        if (mistakes.Count + report.Problems.Count > 0)
            throw new InvalidSpecificationException([.. mistakes, .. report.Problems]);
    }

    /// <summary>Whether a text can name a campaign; nothing else ever becomes part of a path.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= LongestName && text[0] != '-' && text.All(IsAllowed);

    private static bool IsAllowed(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-';

    private static bool IsNever(string cron) => CampaignSchedule.TryParse(cron, "UTC")!.Next(DateTimeOffset.UnixEpoch) is null;
}
