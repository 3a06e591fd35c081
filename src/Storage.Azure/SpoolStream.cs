using System.Security.Cryptography;

namespace RepXai.Storage.Azure;

/// <summary>Takes what is written into memory, and into a temporary file once it is too much, and hashes it.</summary>
/// <param name="memoryBytes">The most that is kept in memory.</param>
internal sealed class SpoolStream(int memoryBytes) : Stream
{
    private const int BufferSize = 1 << 16;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>What was written.</summary>
    public Stream Content { get; private set; } = new MemoryStream();

    /// <summary>SHA-256 of what was written, in lower-case hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(hash.GetCurrentHash());

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Content.Length;

    public override long Position
    {
        get => Content.Position;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Take(buffer);
        Content.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Take(buffer.Span);
        return Content.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => Content.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
            Content.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Take(ReadOnlySpan<byte> coming)
    {
        hash.AppendData(coming);
        if (Content is MemoryStream memory && memory.Length + coming.Length > memoryBytes)
            LeaveMemory(memory);
    }

    private void LeaveMemory(MemoryStream memory)
    {
        var file = OpenNameless();
        memory.WriteTo(file);
        memory.Dispose();
        Content = file;
    }

    private static FileStream OpenNameless()
    {
        var path = Path.Combine(Path.GetTempPath(), $"repxai-{Path.GetRandomFileName()}");
        var file = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, BufferSize, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        // Without a name it goes with the process even when that is killed; elsewhere the system deletes it on closing.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return file;
    }
}
