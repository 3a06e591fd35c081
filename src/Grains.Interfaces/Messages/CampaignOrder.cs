namespace RepXai.Grains;

/// <summary>What a caller may tell a campaign. Numbers are part of the messages' form and never change.</summary>
[GenerateSerializer, Alias("repxai.CampaignOrder.v1")]
public enum CampaignOrder
{
    /// <summary>Turn the schedule off.</summary>
    Pause = 0,

    /// <summary>Turn the schedule on, from now on.</summary>
    Resume = 1,
}
