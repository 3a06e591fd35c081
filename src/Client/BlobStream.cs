using System.Net;
using System.Net.Http.Headers;

namespace RepXai.Client;

/// <summary>A blob of a gateway: read as it comes, sought by asking for the rest from there on, taken up again where it breaks off.</summary>
internal sealed class BlobStream : Stream
{
    private readonly GatewayConnection gateway;
    private readonly string path;
    private readonly Reconnection reconnection;
    private HttpResponseMessage? response;
    private Stream? body;
    private long position;

    private BlobStream(GatewayConnection gateway, string path, Reconnection reconnection, long length) =>
        (this.gateway, this.path, this.reconnection, Length) = (gateway, path, reconnection, length);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            if (value != position)
                Drop();
            position = value;
        }
    }

    /// <summary>Opens a blob at its start.</summary>
    public static async Task<Stream> OpenAsync(GatewayConnection gateway, string path, Reconnection reconnection, CancellationToken cancellationToken)
    {
        using var request = gateway.Request(HttpMethod.Get, path);
        var response = await gateway.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        // Without a length nothing can be sought or taken up again: the body alone must do.
        return response.Content.Headers.ContentLength is { } length
            ? new BlobStream(gateway, path, reconnection, length) { response = response, body = body }
            : body;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= Length || buffer.IsEmpty)
            return 0;
        while (true)
        {
            try
            {
                body ??= await OpenRestAsync(cancellationToken).ConfigureAwait(false);
                return Advance(await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception error) when (Reconnection.IsInterruption(error, cancellationToken))
            {
                Drop();
                await reconnection.WaitAsync(error, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (position >= Length || buffer.IsEmpty)
            return 0;
        while (true)
        {
            try
            {
                body ??= OpenRest();
                return Advance(body.Read(buffer));
            }
            catch (Exception error) when (Reconnection.IsInterruption(error, CancellationToken.None))
            {
                Drop();
                reconnection.Wait(error);
            }
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
        // Nothing is written.
    }

    public override void SetLength(long value) => throw new NotSupportedException("A blob is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A blob is only read.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Drop();
        base.Dispose(disposing);
    }

    private async Task<Stream> OpenRestAsync(CancellationToken cancellationToken)
    {
        using var request = RequestRest();
        response = Accepted(await gateway.SendAsync(request, cancellationToken).ConfigureAwait(false));
        return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }

    private Stream OpenRest()
    {
        using var request = RequestRest();
        response = Accepted(gateway.Send(request));
        return response.Content.ReadAsStream();
    }

    private HttpRequestMessage RequestRest()
    {
        var request = gateway.Request(HttpMethod.Get, path);
        request.Headers.Range = new RangeHeaderValue(position, null);
        return request;
    }

    private HttpResponseMessage Accepted(HttpResponseMessage rest)
    {
        if (rest.StatusCode == HttpStatusCode.PartialContent && rest.Content.Headers.ContentRange?.Length == Length)
            return rest;
        rest.Dispose();
        throw new SweepGatewayException("The blob changed while it was read; open it again.", rest.StatusCode);
    }

    private int Advance(int read)
    {
        if (read == 0)
            throw new IOException("The connection was closed before the blob's end.");
        position += read;
        reconnection.Succeed();
        return read;
    }

    private void Drop()
    {
        body?.Dispose();
        response?.Dispose();
        (body, response) = (null, null);
    }
}
