namespace RepXai.Attribution.Engine;

/// <summary>What a group of images takes with one block of latents or directions at a time; the weights come on top.</summary>
/// <param name="PeakBytes">The most bytes in use at a time.</param>
/// <param name="ForwardMultiplyAdds">Multiply-adds of the forward passes, and of derivatives along all directions.</param>
/// <param name="ReverseMultiplyAdds">Multiply-adds of the reverse sweeps of one block.</param>
internal sealed record DryRunCost(long PeakBytes, double ForwardMultiplyAdds, double ReverseMultiplyAdds);
