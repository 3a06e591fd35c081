namespace RepXai.Grains;

/// <summary>What came of a unit in a device's hands. Numbers are part of the messages' form and never change.</summary>
[GenerateSerializer, Alias("repxai.UnitOutcome.v1")]
public enum UnitOutcome
{
    /// <summary>Its partial is stored.</summary>
    Completed = 0,

    /// <summary>It failed; another attempt may go better.</summary>
    Failed = 1,

    /// <summary>It cannot be computed, now or later: the sweep fails.</summary>
    Impossible = 2,

    /// <summary>The device hands it back; no attempt is counted.</summary>
    Released = 3,
}
