namespace RepXai.Grains;

/// <summary>What a caller may tell a sweep. Numbers are part of the messages' form and never change.</summary>
[GenerateSerializer, Alias("repxai.SweepOrder.v1")]
public enum SweepOrder
{
    /// <summary>Start no further unit.</summary>
    Pause = 0,

    /// <summary>Go on.</summary>
    Resume = 1,

    /// <summary>Stop for good.</summary>
    Cancel = 2,
}
