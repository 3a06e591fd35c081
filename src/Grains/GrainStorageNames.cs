namespace RepXai.Grains;

/// <summary>Names of the storage that the grains' host provides.</summary>
public static class GrainStorageNames
{
    /// <summary>The grain storage of all our grains. It must outlive silos: Orleans' memory storage does not.</summary>
    public const string State = "repxai";
}
