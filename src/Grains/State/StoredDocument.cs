namespace RepXai.Grains.State;

/// <summary>A grain's state as it is stored: JSON text of our own, whatever serialiser the storage has.</summary>
[GenerateSerializer, Alias("repxai.StoredDocument.v1")]
internal sealed class StoredDocument
{
    /// <summary>The version of the text's form.</summary>
    [Id(0)]
    public int Version { get; set; }

    /// <summary>The text; empty before anything was stored.</summary>
    [Id(1)]
    public string Json { get; set; } = "";
}
