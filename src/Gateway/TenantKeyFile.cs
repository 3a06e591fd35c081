namespace RepXai.Gateway;

/// <summary>Reads the tenants' keys: a line for each, the tenant's name and the SHA-256 of its key; empty lines and those from # on are left out.</summary>
public static class TenantKeyFile
{
    /// <summary>Reads a file of keys.</summary>
    /// <exception cref="FormatException">There is no such file, or a line is no key; the message is one sentence on it.</exception>
    public static IReadOnlyList<TenantKey> Read(string path)
    {
        try
        {
            var keys = File.ReadLines(path).Index().Where(line => !IsLeftOut(line.Item)).Select(line => Parse(path, line.Index + 1, line.Item)).ToList();
            return keys.Count > 0 ? keys : throw new FormatException($"{path}: there is no key; write a line with a tenant's name and its key's SHA-256.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"The keys '{path}' cannot be read: {error.Message}", error);
        }
    }

    private static bool IsLeftOut(string line) => string.IsNullOrWhiteSpace(line) || line.TrimStart().StartsWith('#');

    private static TenantKey Parse(string path, int number, string line)
    {
        try
        {
            return line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var tenant, var hash]
                ? new TenantKey(tenant, hash)
                : throw new FormatException("A line has a tenant's name and its key's SHA-256.");
        }
        catch (FormatException error)
        {
            throw new FormatException($"{path}:{number}: {error.Message}", error);
        }
    }
}
