using RepXai.Storage.Azure;

namespace RepXai.Silo.Settings;

/// <summary>Where blobs are: one of both.</summary>
/// <param name="Folder">A folder that all silos share.</param>
/// <param name="Azure">A container.</param>
internal sealed record BlobSettings(string? Folder, AzureBlobStoreOptions? Azure);
