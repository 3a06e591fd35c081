namespace RepXai.Growth;

/// <summary>What a sweep's units took, and what the plan said.</summary>
/// <param name="Seconds">The fastest round.</param>
/// <param name="MultiplyAdds">Multiply-adds that the device counted in one round.</param>
/// <param name="PeakBytes">The most bytes of physical memory that the process held.</param>
/// <param name="PlannedMultiplyAdds">Multiply-adds by the plan.</param>
/// <param name="PlannedPeakBytes">Peak memory by the plan, with plenty of it.</param>
internal sealed record GrowthReport(double Seconds, double MultiplyAdds, long PeakBytes, double PlannedMultiplyAdds, long PlannedPeakBytes);
