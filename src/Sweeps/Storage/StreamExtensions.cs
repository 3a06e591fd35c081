namespace RepXai.Sweeps.Storage;

/// <summary>What stores and their readers do with streams.</summary>
internal static class StreamExtensions
{
    /// <summary>Reads what is left of a stream.</summary>
    public static async Task<byte[]> ReadRestAsync(this Stream stream, CancellationToken cancellation)
    {
        if (stream.CanSeek)
        {
            // A growing buffer would take four times as much on the way.
            var bytes = GC.AllocateUninitializedArray<byte>(checked((int)(stream.Length - stream.Position)));
            await stream.ReadExactlyAsync(bytes, cancellation).ConfigureAwait(false);
            return bytes;
        }

        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellation).ConfigureAwait(false);
        return content.ToArray();
    }
}
