using System.Diagnostics.Metrics;

namespace RepXai.Tensors.Cpu;

/// <summary>What all processor devices of a process have done together, for whoever listens.</summary>
public static class CpuMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "RepXai.Tensors.Cpu";

    private static readonly Meter Meter = new(Name);

    /// <summary>Multiply-adds, as <see cref="CpuPrimitives{T}.MultiplyAdds"/> counts them.</summary>
    internal static Counter<double> MultiplyAdds { get; } = Meter.CreateCounter<double>("repxai.multiply_adds");
}
