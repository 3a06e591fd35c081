namespace RepXai.Storage.Azure;

/// <summary>
/// A content that is whole before the first byte is sent: small ones in memory, larger ones in a temporary file that has no name any more.
/// So its length and hash are known, a request can be sent again, and a writer that fails has sent nothing.
/// </summary>
internal sealed class SpooledContent : IDisposable
{
    private readonly SpoolStream spool;

    private SpooledContent(SpoolStream spool) => this.spool = spool;

    /// <summary>The content, to be read from any position.</summary>
    public Stream Stream => spool.Content;

    /// <summary>SHA-256 in lower-case hexadecimal digits.</summary>
    public string Hash => spool.Hash;

    /// <summary>Lets a content be written.</summary>
    /// <param name="write">Writes the content.</param>
    /// <param name="memoryBytes">The most that is kept in memory.</param>
    /// <param name="cancellation">Gives it up.</param>
    public static async Task<SpooledContent> WriteAsync(
        Func<Stream, CancellationToken, Task> write, int memoryBytes, CancellationToken cancellation)
    {
        var content = new SpooledContent(new SpoolStream(memoryBytes));
        try
        {
            await write(content.spool, cancellation).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    public void Dispose() => spool.Dispose();
}
