namespace RepXai.Grains;

/// <summary>Names of tenants: they become parts of keys and of blobs' names.</summary>
public static class Tenants
{
    private const int MaxLength = 64;

    /// <summary>Whether a text names a tenant: up to 64 letters, digits, hyphens and underscores.</summary>
    public static bool IsValid(string tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return tenant.Length is > 0 and <= MaxLength && tenant.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
    }
}
