namespace RepXai.Silo.Health;

/// <summary>Whether the silo is on its way out.</summary>
internal sealed class DrainState
{
    private volatile bool isDraining;

    /// <summary>True from the signal to stop on.</summary>
    public bool IsDraining => isDraining;

    /// <summary>Notes the signal.</summary>
    public void Begin() => isDraining = true;
}
