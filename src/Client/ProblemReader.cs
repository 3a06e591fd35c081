using System.Net;
using System.Text.Json;
using RepXai.Contracts.Http;
using RepXai.Contracts.Json;
using RepXai.Contracts.Validation;

namespace RepXai.Client;

/// <summary>Makes the exceptions again that the gateway told as problem details (RFC 9457).</summary>
internal static class ProblemReader
{
    /// <summary>The exception of an answer that is no success.</summary>
    public static SweepServiceException Read(HttpStatusCode status, ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var problem = JsonDocument.ParseValue(ref reader);
            return Read(status, problem.RootElement);
        }
        catch (JsonException)
        {
            // Proxies answer in their own ways.
            return new SweepGatewayException($"The gateway answered {(int)status} ({status}); is its address right?", status);
        }
    }

    private static SweepServiceException Read(HttpStatusCode status, JsonElement problem)
    {
        var code = Text(problem, "code");
        var detail = Text(problem, "detail") ?? $"The gateway answered {(int)status} ({status}).";
        return code switch
        {
            ProblemCodes.InvalidSpecification => new InvalidSpecificationException(
                problem.GetProperty("problems").Deserialize(ContractsJson.Default.IReadOnlyListSpecificationProblem)!),
            ProblemCodes.IdempotencyConflict => new IdempotencyConflictException(detail),
            ProblemCodes.SweepNotFound => new SweepNotFoundException(detail),
            ProblemCodes.CampaignNotFound => new CampaignNotFoundException(detail),
            ProblemCodes.DeviceNotFound => new DeviceNotFoundException(detail),
            ProblemCodes.SweepState => new SweepStateException(detail),
            ProblemCodes.SweepLimit => new SweepLimitException(detail),
            ProblemCodes.UploadNotFound => new UploadNotFoundException(detail),
            ProblemCodes.UploadOffset => new UploadOffsetException(detail, problem.GetProperty("offset").GetInt64()),
            ProblemCodes.UploadLimit => new UploadLimitException(detail),
            ProblemCodes.InvalidUpload => new InvalidUploadException(detail),
            _ => new SweepGatewayException(detail, status, code),
        };
    }

    private static string? Text(JsonElement problem, string member) =>
        problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
