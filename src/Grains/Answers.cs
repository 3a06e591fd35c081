using System.Text.Json;
using RepXai.Contracts;
using RepXai.Contracts.Http;
using RepXai.Contracts.Json;
using RepXai.Contracts.Validation;

namespace RepXai.Grains;

/// <summary>Puts answers of grains together.</summary>
internal static class Answers
{
    /// <summary>The answer with a sweep's status.</summary>
    public static GrainAnswer Of(SweepStatus status) => new() { Json = JsonSerializer.Serialize(status, ContractsJson.Default.SweepStatus) };

    /// <summary>The answer that there is no such sweep.</summary>
    public static GrainAnswer NoSweep(string sweepId) => new() { Code = ProblemCodes.SweepNotFound, Message = $"There is no sweep '{sweepId}'." };

    /// <summary>The answer to a refused request.</summary>
    public static GrainAnswer Of(SweepServiceException refusal) => new()
    {
        Code = refusal switch
        {
            SweepNotFoundException => ProblemCodes.SweepNotFound,
            SweepStateException => ProblemCodes.SweepState,
            IdempotencyConflictException => ProblemCodes.IdempotencyConflict,
            CampaignNotFoundException => ProblemCodes.CampaignNotFound,
            DeviceNotFoundException => ProblemCodes.DeviceNotFound,
            InvalidSpecificationException => ProblemCodes.InvalidSpecification,
            _ => ProblemCodes.InternalError,
        },
        Message = refusal.Message,
        Problems = refusal is InvalidSpecificationException invalid
            ? JsonSerializer.Serialize(invalid.Problems, ContractsJson.Default.IReadOnlyListSpecificationProblem)
            : null,
    };
}
