namespace RepXai.Attribution.Engine;

/// <summary>What a group of images takes with one block of latents; the weights come on top.</summary>
/// <param name="PeakBytes">The most bytes in use at a time.</param>
/// <param name="ForwardMultiplyAdds">Multiply-adds of the forward passes.</param>
/// <param name="ReverseMultiplyAdds">Multiply-adds of the reverse sweeps.</param>
internal sealed record DryRunCost(long PeakBytes, double ForwardMultiplyAdds, double ReverseMultiplyAdds);
