namespace RepXai.Comparison;

/// <summary>One work of the comparison, as the script writes it. Paths are absolute.</summary>
internal sealed record ComparisonRequest
{
    /// <summary>The ONNX file.</summary>
    public required string Model { get; init; }

    /// <summary>NumPy file with the image and a noise image, [2, channel, row, column].</summary>
    public required string Images { get; init; }

    /// <summary>Name of the target, [batch, latents].</summary>
    public required string Target { get; init; }

    /// <summary>Layers whose inputs are the sources.</summary>
    public required string[] Sources { get; init; }

    /// <summary>n of expected gradients.</summary>
    public required int Draws { get; init; }

    /// <summary>Standard deviation of the draws' noise.</summary>
    public required double Sigma { get; init; }

    /// <summary>Key of the draws.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Threads that compute.</summary>
    public required int Threads { get; init; }

    /// <summary>Whether everything is computed in float64, to check the algorithm and not its roundings.</summary>
    public required bool DoublePrecision { get; init; }

    /// <summary>Bytes that the computation may take.</summary>
    public required long Memory { get; init; }

    /// <summary>NumPy archive to write: the points of both images, and for each source both images' maps and the channel matrix.</summary>
    public required string Output { get; init; }
}
