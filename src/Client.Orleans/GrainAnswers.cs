using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RepXai.Contracts.Http;
using RepXai.Contracts.Json;
using RepXai.Contracts.Validation;
using RepXai.Grains;

namespace RepXai.Client.Orleans;

/// <summary>Makes records of the contracts, and their exceptions, of grains' answers.</summary>
internal static class GrainAnswers
{
    /// <summary>The record that a grain answered.</summary>
    /// <exception cref="SweepServiceException">The grain refused.</exception>
    public static T Read<T>(this GrainAnswer answer, JsonTypeInfo<T> type) =>
        answer.Code is { } code ? throw Refusal(code, answer) : JsonSerializer.Deserialize(answer.Json!, type)!;

    private static Exception Refusal(string code, GrainAnswer answer) => code switch
    {
        ProblemCodes.SweepNotFound => new SweepNotFoundException(answer.Message!),
        ProblemCodes.SweepState => new SweepStateException(answer.Message!),
        ProblemCodes.IdempotencyConflict => new IdempotencyConflictException(answer.Message!),
        ProblemCodes.CampaignNotFound => new CampaignNotFoundException(answer.Message!),
        ProblemCodes.DeviceNotFound => new DeviceNotFoundException(answer.Message!),
        ProblemCodes.InvalidSpecification => new InvalidSpecificationException(
            JsonSerializer.Deserialize(answer.Problems!, ContractsJson.Default.IReadOnlyListSpecificationProblem)!),
        _ => new OrleansException($"A grain answered '{code}', which this client does not know: {answer.Message}"),
    };
}
