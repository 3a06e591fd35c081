using RepXai.Contracts.Uploads;
using RepXai.Contracts.Validation;

namespace RepXai.Gateway.Tests;

/// <summary>A service with one upload, which keeps what it is told.</summary>
internal sealed class ScriptedUploads : IUploadService
{
    public const string Hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // Of "abc".

    /// <summary>What every request fails with.</summary>
    public Exception? Failure { get; set; }

    public MemoryStream Received { get; } = new();

    public int Deleted { get; private set; }

    private UploadStatus Status => new() { Name = "a.onnx", Size = 3_000_000, Sha256 = Hash, Offset = Received.Length };

    public Task<UploadStatus> BeginUploadAsync(UploadRequest request, CancellationToken cancellationToken = default) => Of(request.Sha256);

    public Task<UploadStatus> GetUploadAsync(string sha256, CancellationToken cancellationToken = default) => Of(sha256);

    public async Task<UploadStatus> AppendUploadAsync(string sha256, long offset, Stream content, CancellationToken cancellationToken = default)
    {
        Assert.Equal(Received.Length, offset);
        await content.CopyToAsync(Received, cancellationToken);
        return await Of(sha256);
    }

    public Task<UploadStatus> FinishUploadAsync(string sha256, CancellationToken cancellationToken = default) => Of(sha256);

    public async Task<IReadOnlyList<UploadStatus>> ListUploadsAsync(CancellationToken cancellationToken = default) => [await Of(Hash)];

    public async Task DeleteUploadAsync(string sha256, CancellationToken cancellationToken = default)
    {
        await Of(sha256);
        Deleted++;
    }

    private Task<UploadStatus> Of(string sha256) => Failure is not null
        ? throw Failure
        : sha256 == Hash ? Task.FromResult(Status) : throw new UploadNotFoundException($"There is no upload '{sha256}'.");
}
