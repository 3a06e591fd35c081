using RepXai.Silo.Settings;
using RepXai.Storage.Azure;
using RepXai.Sweeps.Storage;

namespace RepXai.Silo.Serving;

/// <summary>Opens the blob store that the settings name.</summary>
internal static class SiloBlobs
{
    /// <summary>Opens it.</summary>
    public static async Task<IBlobStore> OpenAsync(BlobSettings settings, CancellationToken cancellation) => settings.Azure is { } azure
        ? await AzureBlobStore.OpenAsync(azure, cancellation).ConfigureAwait(false)
        : FileBlobStore.Open(settings.Folder!);
}
