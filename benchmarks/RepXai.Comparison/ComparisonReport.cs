namespace RepXai.Comparison;

/// <summary>What one run took.</summary>
/// <param name="Seconds">Wall time from the image in memory to the scores.</param>
/// <param name="SecondsPerLatent">What a latent more takes.</param>
/// <param name="PeakBytes">The most bytes that the process held.</param>
/// <param name="Informativeness">For each source.</param>
/// <param name="Disentanglement">For each source.</param>
internal sealed record ComparisonReport(double Seconds, double SecondsPerLatent, long PeakBytes, double[] Informativeness, double[] Disentanglement);
