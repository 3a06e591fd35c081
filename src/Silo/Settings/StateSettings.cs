namespace RepXai.Silo.Settings;

/// <summary>Where the cluster keeps its membership, the grains' state and their reminders.</summary>
/// <param name="Provider">What keeps them.</param>
/// <param name="ConnectionString">How to reach it; null for <see cref="StateProvider.Localhost"/>.</param>
internal sealed record StateSettings(StateProvider Provider, string? ConnectionString);
