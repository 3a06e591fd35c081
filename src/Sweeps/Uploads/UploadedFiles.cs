using System.IO.Enumeration;
using RepXai.Contracts.Uploads;
using RepXai.Sweeps.Files;
using RepXai.Sweeps.Naming;
using RepXai.Tensors;

namespace RepXai.Sweeps.Uploads;

/// <summary>A tenant's uploads, named <c>upload:NAME</c> or <c>upload:SHA256</c>, beside other files.</summary>
/// <param name="uploads">The tenant's uploads.</param>
/// <param name="cache">Where their local copies are.</param>
/// <param name="others">The files with other names.</param>
public sealed class UploadedFiles(BlobUploadService uploads, UploadCache cache, ISourceFiles others) : ISourceFiles
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<SourceFile>> FindAsync(string path, string baseFolder, CancellationToken cancellationToken)
    {
        if (!UploadNames.TryParse(path, out var name))
            return await others.FindAsync(path, baseFolder, cancellationToken);
        return GlobPath.IsGlob(name)
            ? await MatchAsync(name, cancellationToken)
            : [Pinned(await RequireAsync(name, cancellationToken))];
    }

    /// <inheritdoc/>
    public async Task<LocatedFile> LocateAsync(string path, string baseFolder, CancellationToken cancellationToken)
    {
        if (!UploadNames.TryParse(path, out var name))
            return await others.LocateAsync(path, baseFolder, cancellationToken);
        var upload = await RequireAsync(name, cancellationToken);
        return new LocatedFile(await cache.FetchAsync(uploads, upload, cancellationToken), $"{UploadNames.Prefix}{upload.Name}");
    }

    // By its hash, so that a plan keeps its content when the name goes to another file.
    private static SourceFile Pinned(UploadRecord upload) => new($"{UploadNames.Prefix}{upload.Sha256}", Path.GetFileName(upload.Name));

    private async Task<IReadOnlyList<SourceFile>> MatchAsync(string glob, CancellationToken cancellationToken)
    {
        var names = await uploads.NamesAsync(cancellationToken);
        var matches = names.Where(name => FileSystemName.MatchesSimpleExpression(glob, name, ignoreCase: false)).ToList();
        if (matches.Count == 0)
            throw new UserErrorException($"No upload matches '{UploadNames.Prefix}{glob}'; correct the pattern, or upload the files first.");
        var found = new List<SourceFile>();
        foreach (var name in matches)
            found.Add(Pinned(await RequireAsync(name, cancellationToken)));
        return found;
    }

    private async Task<UploadRecord> RequireAsync(string name, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(name, cancellationToken) is { } upload)
            return upload;
        var closest = UploadNames.IsHash(name) ? null : ClosestName.Of(name, await uploads.NamesAsync(cancellationToken));
        throw new UserErrorException($"There is no finished upload '{name}'; {(closest is null ? "upload it first." : $"did you mean '{closest}'?")}");
    }
}
