namespace RepXai.Silo.Settings;

/// <summary>The processor's slots: devices that each compute one unit at a time.</summary>
/// <param name="Slots">How many; zero for a silo that only coordinates, or computes on other devices.</param>
/// <param name="Threads">Threads of each.</param>
/// <param name="MemoryBytes">Memory of each, in bytes.</param>
internal sealed record CpuSettings(int Slots, int Threads, long MemoryBytes);
