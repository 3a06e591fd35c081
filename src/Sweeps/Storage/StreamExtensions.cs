using RepXai.Tensors.Formats;

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

    /// <summary>Opens the safetensors file that is left of a stream. A stream from a service may not seek, which the reader does; so it is read whole.</summary>
    /// <exception cref="Tensors.UserErrorException">It is damaged.</exception>
    public static async Task<SafetensorsReader> ReadSafetensorsAsync(this Stream stream, string name, CancellationToken cancellation) =>
        new(new MemoryStream(await stream.ReadRestAsync(cancellation).ConfigureAwait(false)), name);
}
