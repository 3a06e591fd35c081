using System.Text;
using RepXai.Sweeps.Planning;
using RepXai.Sweeps.Storage;

namespace RepXai.Sweeps.Hosting;

/// <summary>Identifiers of sweeps: readable, safe as names of folders, and the same for the same submission.</summary>
public static class SweepIds
{
    private const int SlugLength = 48;
    private const int HashLength = 8;

    /// <summary>The identifier of a submission: of its key, or else of its plan.</summary>
    public static string Of(SweepPlan plan, string? idempotencyKey) => idempotencyKey is null
        ? $"{Slug(plan.Specification.Name)}-{plan.Hash[..HashLength]}"
        : $"{Slug(idempotencyKey)}-{ContentAddress.Hash(Encoding.UTF8.GetBytes(idempotencyKey))[..HashLength]}";

    /// <summary>Whether a text can be an identifier; nothing else ever becomes part of a path.</summary>
    public static bool IsValid(string id) => id.Length is > 0 and <= SlugLength + HashLength + 1 && id[0] != '-' && id.All(IsAllowed);

    private static string Slug(string name)
    {
        var slug = new string([.. name.ToLowerInvariant().Select(letter => IsAllowed(letter) ? letter : '-')]).Trim('-');
        return slug.Length == 0 ? "sweep" : slug[..Math.Min(slug.Length, SlugLength)];
    }

    private static bool IsAllowed(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-';
}
