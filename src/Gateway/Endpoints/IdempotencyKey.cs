using Microsoft.AspNetCore.Http;

namespace RepXai.Gateway.Endpoints;

/// <summary>The header by which a repeated request is known as one.</summary>
internal static class IdempotencyKey
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    private const int Longest = 200;

    /// <summary>The key that a header carries, if there is one.</summary>
    public static string? Read(string? header) => header is { Length: 0 or > Longest }
        ? throw new BadHttpRequestException($"An idempotency key has 1 to {Longest} characters, those beyond ASCII percent-encoded.")
        : header is null ? null : Uri.UnescapeDataString(header);
}
