using System.Collections.Concurrent;
using RepXai.Sweeps.Files;
using RepXai.Sweeps.Planning;
using RepXai.Tensors;

namespace RepXai.Sweeps.Execution;

/// <summary>Gives every model a place: that of its file, or that of a local copy of its blob, which is gone when this is disposed.</summary>
internal sealed class ModelFiles(InputSources sources) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> copies = new(StringComparer.Ordinal);
    private readonly Lazy<string> folder = new(() => Directory.CreateTempSubdirectory("repxai-models-").FullName);

    /// <summary>The place of a model.</summary>
    /// <exception cref="UserErrorException">There is no such blob, or the file may not be named.</exception>
    public async Task<LocatedFile> LocateAsync(ModelFile model, CancellationToken cancellation)
    {
        if (model.Path is { } path)
            return await sources.LocateAsync(path, cancellation);
        var copy = copies.GetOrAdd(model.Blob!, name => new Lazy<Task<string>>(() => CopyAsync(name, copies.Count)));
        return new LocatedFile(await copy.Value.WaitAsync(cancellation), model.Blob!);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (folder.IsValueCreated)
        {
            Directory.Delete(folder.Value, recursive: true);
        }
    }

    private async Task<string> CopyAsync(string name, int number)
    {
        await using var source = await sources.Blobs.OpenAsync(name, CancellationToken.None)
            ?? throw new UserErrorException($"There is no blob '{name}' to take a model from; upload it first.");
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Value, $"{number}")).FullName, Path.GetFileName(name));
        await using var copy = File.Create(path);
        await source.CopyToAsync(copy, CancellationToken.None);
        return path;
    }
}
