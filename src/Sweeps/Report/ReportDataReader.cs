using RepXai.Contracts.Results;
using RepXai.Sweeps.Report.Pictures;
using RepXai.Sweeps.Results;
using RepXai.Sweeps.Storage;
using RepXai.Tensors.Formats;

namespace RepXai.Sweeps.Report;

/// <summary>Reads the maps and images that a report shows, and no more of them than it shows.</summary>
internal static class ReportDataReader
{
    /// <summary>Reads them.</summary>
    /// <exception cref="Tensors.UserErrorException">A file is missing or damaged.</exception>
    public static async Task<ReportData> ReadAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var view = new SweepView(request.Results);
        var maps = new Dictionary<string, PairMaps>(StringComparer.Ordinal);
        foreach (var name in view.ShownPairs().SelectMany(p => p.Blobs).Where(b => b.Kind == BlobKind.Maps).Select(b => b.Name).Distinct())
            maps[name] = await ReadMapsAsync(request, name, cancellationToken);
        return new ReportData(request, maps, Images(request.FirstImages));
    }

    private static async Task<PairMaps> ReadMapsAsync(ReportRequest request, string name, CancellationToken cancellationToken)
    {
        await using var stream = await request.OpenBlob(name, cancellationToken);
        using var reader = await stream.ReadSafetensorsAsync(name, cancellationToken);
        var mean = Find(reader, ResultTensors.Mean, rank: 2);
        var first = Find(reader, ResultTensors.FirstImages, rank: 3);
        return new PairMaps(
            name,
            mean is null ? null : Grids(reader.Read(mean.Name))[0],
            first is null ? [] : Grids(reader.ReadRows(first.Name, 0, Math.Min(first.Shape[0], ReportLimits.Images))));
    }

    // A vector's map is one number, which a picture does not show.
    private static SafetensorsEntry? Find(SafetensorsReader reader, string tensor, int rank) =>
        reader.Entries.FirstOrDefault(e => e.Name == tensor && e.Shape.Length == rank && e.Shape[^1] * (long)e.Shape[^2] > 1);

    private static List<byte[]> Images(NumericArray? images)
    {
        if (images is not { Rank: 4, Count: > 0 })
            return [];
        var channels = images.Shape[1];
        var grids = Grids(images);
        return [.. Enumerable.Range(0, Math.Min(images.Shape[0], ReportLimits.Images))
            .Select(i => PictureMaker.Image(grids[(i * channels)..((i + 1) * channels)]))];
    }

    private static PixelGrid[] Grids(NumericArray array)
    {
        var (height, width) = (array.Shape[^2], array.Shape[^1]);
        var values = array.ToSingles();
        return [.. values.Chunk(height * width).Select(plane => new PixelGrid(width, height, plane))];
    }
}
