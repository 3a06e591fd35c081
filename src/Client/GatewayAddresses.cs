using System.Globalization;
using RepXai.Contracts.Validation;

namespace RepXai.Client;

/// <summary>The addresses of the gateway's routes, relative to its own.</summary>
internal static class GatewayAddresses
{
    public const string Sweeps = "v1/sweeps";
    public const string Validation = "v1/validation";
    public const string Campaigns = "v1/campaigns";
    public const string Devices = "v1/devices";
    public const string Uploads = "v1/uploads";

    public static string Sweep(string sweepId) => $"{Sweeps}/{Segment(sweepId, "sweep")}";

    public static string Blob(string sweepId, string name) =>
        $"{Sweep(sweepId)}/blobs/{string.Join('/', name.Split('/').Select(part => Segment(part, "blob")))}";

    public static string Comparison(IEnumerable<string> sweepIds) => $"v1/comparison?{string.Join('&', sweepIds.Select(id => $"sweep={Uri.EscapeDataString(id)}"))}";

    public static string Campaign(string name) => LeadsElsewhere(name)
        ? throw new CampaignNotFoundException($"There is no campaign '{name}'.")
        : $"{Campaigns}/{Uri.EscapeDataString(name)}";

    public static string CampaignRuns(string name, long? before, int limit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Campaign(name)}/runs?limit={limit}{(before is { } number ? $"&before={number}" : "")}");

    public static string Device(string command, string deviceOrSilo) => $"{Devices}/{command}?name={Uri.EscapeDataString(deviceOrSilo)}";

    public static string Upload(string sha256) => LeadsElsewhere(sha256)
        ? throw new UploadNotFoundException($"There is no upload '{sha256}'.")
        : $"{Uploads}/{Uri.EscapeDataString(sha256)}";

    private static string Segment(string name, string what) =>
        LeadsElsewhere(name) ? throw new SweepNotFoundException($"There is no {what} '{name}'.") : Uri.EscapeDataString(name);

    /// <summary>Whether a name in an address would lead to another route, which is no way to name a thing.</summary>
    private static bool LeadsElsewhere(string name) => name is "" or "." or "..";
}
