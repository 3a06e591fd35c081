namespace RepXai.Sweeps.Tests.Uploads;

/// <summary>A request's body whose connection breaks after its bytes, which come a few at a time.</summary>
internal sealed class BreakingContent(byte[] content) : MemoryStream(content)
{
    private const int AtOnce = 3;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer[..Math.Min(AtOnce, buffer.Length)], cancellationToken);
        return read > 0 ? read : throw new IOException("made up");
    }
}
