using RepXai.Contracts.Specification;
using RepXai.Sweeps.Data;
using RepXai.Sweeps.Files;
using RepXai.Sweeps.Storage;

namespace RepXai.Sweeps.Execution;

/// <summary>Where a sweep's inputs come from.</summary>
/// <param name="Files">The files that it may name.</param>
/// <param name="Blobs">The blobs that it may name.</param>
/// <param name="BaseFolder">Where its relative paths start.</param>
internal sealed record InputSources(ISourceFiles Files, IBlobStore Blobs, string BaseFolder)
{
    /// <summary>Where a file is that the sweep names.</summary>
    /// <exception cref="RepXai.Tensors.UserErrorException">It may not be named, or cannot be fetched.</exception>
    public Task<LocatedFile> LocateAsync(string path, CancellationToken cancellation) => Files.LocateAsync(path, BaseFolder, cancellation);

    /// <summary>Does something with the sweep's images.</summary>
    /// <exception cref="RepXai.Tensors.UserErrorException">They cannot be used.</exception>
    public async Task<T> UseImagesAsync<T>(SweepSpecification specification, Func<PreparedImages, T> use, CancellationToken cancellation)
    {
        var dataSet = specification.DataSet;
        if (dataSet.Path is not { } written)
            return use(await SpecifiedImages.OpenAsync(specification, BaseFolder, Blobs, cancellation));
        var file = await LocateAsync(written, cancellation);
        return await file.UseAsync(async path => use(await SpecifiedImages.OpenAsync(
            specification with { DataSet = dataSet with { Path = path } }, BaseFolder, Blobs, cancellation)));
    }
}
