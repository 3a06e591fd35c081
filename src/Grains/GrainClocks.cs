namespace RepXai.Grains;

/// <summary>Keys of clocks that a host may give parts of the cluster, as tests do. Without one of its own, a part has the silo's clock.</summary>
public static class GrainClocks
{
    /// <summary>The clock of campaigns.</summary>
    public const string Campaigns = "repxai.campaigns";
}
