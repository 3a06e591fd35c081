using System.Globalization;
using RepXai.Contracts;

namespace RepXai.ClusterBenchmarks;

/// <summary>A made-up sweep over as many models as are asked for, in a folder of its own.</summary>
internal sealed class SweepFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("repxai-cluster-");

    public SweepFolder(int models)
    {
        for (var number = 0; number < models; number++)
            File.WriteAllText(Path.Combine(this.folder.FullName, $"model-{number}.onnx"), number.ToString("D8", CultureInfo.InvariantCulture));
    }

    /// <summary>Where the blobs go.</summary>
    public string Blobs => Path.Combine(this.folder.FullName, "blobs");

    /// <summary>The sweep: each image is a unit.</summary>
    public SpecificationDocument Document => new()
    {
        Text = """
            name: Throughput
            data_set: images.npy
            models: '*.onnx'
            layers: { targets: t, sources: { operator: Conv } }
            strategies: [gradient]
            shard_size: 1
            """,
        BaseFolder = this.folder.FullName,
    };

    public void Dispose() => this.folder.Delete(recursive: true);
}
