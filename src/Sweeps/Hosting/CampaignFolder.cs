using System.Text.Json;
using RepXai.Contracts.Validation;
using RepXai.Sweeps.Campaigns;
using RepXai.Sweeps.Naming;
using RepXai.Tensors;
using RepXai.Tensors.Formats;

namespace RepXai.Sweeps.Hosting;

/// <summary>The campaigns of a runs folder, a file for each.</summary>
/// <param name="runsFolder">The folder with a folder for each run.</param>
internal sealed class CampaignFolder(string runsFolder)
{
    private const string Extension = ".json";
    private const string LockFile = "campaigns.lock";

    private readonly string path = Path.GetFullPath(Path.Combine(runsFolder, "campaigns"));

    /// <summary>The names of all campaigns, in their order.</summary>
    public IReadOnlyList<string> Names() => Directory.Exists(path)
        ?
        [
            .. Directory.EnumerateFiles(path, $"*{Extension}").Select(file => Path.GetFileNameWithoutExtension(file)!)
                .Where(CampaignRules.IsName).Order(StringComparer.Ordinal),
        ]
        : [];

    /// <summary>Reads a campaign; null when there is none.</summary>
    /// <exception cref="UserErrorException">Its file is damaged.</exception>
    public async Task<CampaignSnapshot?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (!CampaignRules.IsName(name) || !File.Exists(PathOf(name)))
            return null;
        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(PathOf(name), cancellationToken), CampaignJson.Default.CampaignSnapshot);
        }
        catch (JsonException error)
        {
            throw new UserErrorException($"'{PathOf(name)}' is damaged; delete it and create the campaign again.", error);
        }
    }

    /// <summary>Stores a campaign, whole or not at all.</summary>
    public void Write(CampaignSnapshot campaign) => AtomicFile.WriteAllBytes(
        PathOf(campaign.Specification.Name), JsonSerializer.SerializeToUtf8Bytes(campaign, CampaignJson.Default.CampaignSnapshot));

    /// <summary>Forgets a campaign.</summary>
    public void Delete(string name) => File.Delete(PathOf(name));

    /// <summary>The error for a name that no campaign has.</summary>
    public CampaignNotFoundException NotFound(string name)
    {
        var closest = ClosestName.Of(name, Names());
        return new CampaignNotFoundException($"There is no campaign '{name}'{(closest is null ? "." : $"; did you mean '{closest}'?")}");
    }

    /// <summary>Keeps every other process from changing campaigns until it is disposed.</summary>
    /// <exception cref="SweepStateException">Another process has them.</exception>
    public IDisposable Lock()
    {
        Directory.CreateDirectory(path);
        try
        {
            return new FileStream(Path.Combine(path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new SweepStateException($"Another process runs the campaigns of '{runsFolder}'; send it the request over HTTP.");
        }
    }

    private string PathOf(string name) => Path.Combine(path, name + Extension);
}
