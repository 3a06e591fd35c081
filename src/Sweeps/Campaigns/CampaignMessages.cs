namespace RepXai.Sweeps.Campaigns;

/// <summary>What the history says more than once.</summary>
internal static class CampaignMessages
{
    /// <summary>A run was cancelled by <see cref="Contracts.Campaigns.OverlapRule.CancelPrevious"/>.</summary>
    public const string Replaced = "A later run took its place.";
}
