namespace RepXai.Tensors.Formats;

/// <summary>Reads and writes whole safetensors files; <see cref="SafetensorsReader"/> and <see cref="SafetensorsWriter"/> work piece by piece.</summary>
public static class SafetensorsFile
{
    /// <summary>Reads all tensors by name.</summary>
    /// <exception cref="UserErrorException">The file is missing, truncated or damaged.</exception>
    public static IReadOnlyDictionary<string, NumericArray> Read(string path)
    {
        using var reader = new SafetensorsReader(path);
        return reader.Entries.ToDictionary(e => e.Name, e => reader.Read(e.Name), StringComparer.Ordinal);
    }

    /// <summary>Writes tensors as a file, atomically; equal content gives equal bytes.</summary>
    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public static void Write(
        string path, IReadOnlyDictionary<string, NumericArray> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        AtomicFile.Write(path, stream => Write(stream, LayoutOf(tensors, metadata), tensors));

    /// <summary>The bytes of a file that holds tensors; equal content gives equal bytes.</summary>
    public static byte[] ToBytes(IReadOnlyDictionary<string, NumericArray> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var layout = LayoutOf(tensors, metadata);
        var bytes = new byte[checked(layout.Header.Length + layout.DataBytes)];
        Write(new MemoryStream(bytes), layout, tensors);
        return bytes;
    }

    private static SafetensorsLayout LayoutOf(IReadOnlyDictionary<string, NumericArray> tensors, IReadOnlyDictionary<string, string>? metadata) =>
        new(tensors.Select(t => new SafetensorsEntry(t.Key, t.Value.Type, t.Value.Shape)), metadata);

    private static void Write(Stream stream, SafetensorsLayout layout, IReadOnlyDictionary<string, NumericArray> tensors)
    {
        stream.Write(layout.Header);
        foreach (var entry in layout.Entries)
            stream.Write(tensors[entry.Name].Bytes);
    }
}
