using System.Net;

namespace RepXai.Client.Tests;

/// <summary>Sends so many bytes of a body, and then the connection breaks.</summary>
internal sealed class BreakingContent : HttpContent
{
    private readonly byte[] _body;
    private readonly int _bytes;
    private readonly Action _broken;

    public BreakingContent(HttpContent inner, byte[] body, int bytes, Action broken)
    {
        (_body, _bytes, _broken) = (body, bytes, broken);
        foreach (var header in inner.Headers)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(_body.AsMemory(0, Math.Min(_bytes, _body.Length)));
        await stream.FlushAsync();
        if (_body.Length <= _bytes)
            return;
        _broken();
        throw new IOException("made up");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
