namespace RepXai.Grains;

/// <summary>How grains are named. Names are parts separated by slashes; no part holds one.</summary>
public static class GrainKeys
{
    /// <summary>The key of the one grain of its kind.</summary>
    public const string Cluster = "cluster";

    /// <summary>The coordinator of a sweep, and the maker of its tables.</summary>
    public static string Sweep(string tenant, string sweepId) => $"{tenant}/{sweepId}";

    /// <summary>The reduction of one group of a sweep's units.</summary>
    public static string Reduction(string tenant, string sweepId, long group) => FormattableString.Invariant($"{tenant}/{sweepId}/{group}");

    /// <summary>A device of a silo.</summary>
    public static string Device(string silo, string device) => $"{silo}/{device}";

    /// <summary>A campaign of a tenant.</summary>
    public static string Campaign(string tenant, string campaign) => $"{tenant}/{campaign}";

    /// <summary>A comparison of a tenant's sweeps.</summary>
    public static string Comparison(string tenant, string hash) => $"{tenant}/{hash}";

    /// <summary>The parts of a key.</summary>
    public static string[] Parts(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Split('/');
    }

    /// <summary>The folder of a sweep's blobs in the cluster's blob store.</summary>
    public static string BlobFolder(string tenant, string sweepId) => $"sweeps/{tenant}/{sweepId}";
}
