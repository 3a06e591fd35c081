using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using RepXai.Contracts.Http;
using RepXai.Contracts.Validation;

namespace RepXai.Gateway.Problems;

/// <summary>Errors as problem details (RFC 9457), with a code that tells a program what happened.</summary>
internal static class GatewayProblems
{
    private const string CodeMember = "code";
    private const string ProblemsMember = "problems";
    private const string OffsetMember = "offset";

    /// <summary>Whether an error is the caller's to mend, and so nothing for the log.</summary>
    public static bool IsTheCallers(Exception error) => error is SweepServiceException or BadHttpRequestException;

    /// <summary>The problem that an error is for the caller; what the caller cannot mend stays in the log.</summary>
    public static ProblemDetails Of(Exception error) => error switch
    {
        InvalidSpecificationException invalid => Invalid(invalid),
        SweepNotFoundException => Create(StatusCodes.Status404NotFound, ProblemCodes.SweepNotFound, error.Message),
        CampaignNotFoundException => Create(StatusCodes.Status404NotFound, ProblemCodes.CampaignNotFound, error.Message),
        DeviceNotFoundException => Create(StatusCodes.Status404NotFound, ProblemCodes.DeviceNotFound, error.Message),
        IdempotencyConflictException => Create(StatusCodes.Status409Conflict, ProblemCodes.IdempotencyConflict, error.Message),
        SweepLimitException => Create(StatusCodes.Status429TooManyRequests, ProblemCodes.SweepLimit, error.Message),
        UploadNotFoundException => Create(StatusCodes.Status404NotFound, ProblemCodes.UploadNotFound, error.Message),
        UploadOffsetException moved => Moved(moved),
        UploadLimitException => Create(StatusCodes.Status413PayloadTooLarge, ProblemCodes.UploadLimit, error.Message),
        InvalidUploadException => Create(StatusCodes.Status422UnprocessableEntity, ProblemCodes.InvalidUpload, error.Message),
        SweepServiceException => Create(StatusCodes.Status409Conflict, ProblemCodes.SweepState, error.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => OfStatus(StatusCodes.Status413PayloadTooLarge),
        BadHttpRequestException bad => Create(bad.StatusCode, ProblemCodes.BadRequest, $"{bad.Message} {bad.InnerException?.Message}".TrimEnd()),
        _ => OfStatus(StatusCodes.Status500InternalServerError),
    };

    /// <summary>The problem that a bare status code is.</summary>
    public static ProblemDetails OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Create(
            status, ProblemCodes.Unauthorized, "The request has no API key that is known here; send one as 'Authorization: Bearer KEY'."),
        StatusCodes.Status403Forbidden => Create(
            status, ProblemCodes.Forbidden, "The key opens this gateway, but not for this: devices are shared, and only operators take them out of work."),
        StatusCodes.Status404NotFound => Create(
            status, ProblemCodes.NoSuchRoute, "There is nothing at this address; the OpenAPI document lists what there is."),
        StatusCodes.Status405MethodNotAllowed => Create(
            status, ProblemCodes.NoSuchRoute, "The address does not take this method; the OpenAPI document lists those it takes."),
        StatusCodes.Status413PayloadTooLarge => Create(
            status, ProblemCodes.RequestTooLarge, "The request's body is larger than this gateway takes."),
        >= StatusCodes.Status500InternalServerError => Create(
            status, ProblemCodes.InternalError, "The gateway made a mistake; its log has more."),
        _ => Create(status, ProblemCodes.BadRequest, "The request cannot be read; the OpenAPI document says what is asked for."),
    };

    private static ProblemDetails Invalid(InvalidSpecificationException error)
    {
        var problem = Create(StatusCodes.Status422UnprocessableEntity, ProblemCodes.InvalidSpecification, error.Message);
        problem.Extensions[ProblemsMember] = error.Problems;
        return problem;
    }

    private static ProblemDetails Moved(UploadOffsetException error)
    {
        var problem = Create(StatusCodes.Status409Conflict, ProblemCodes.UploadOffset, error.Message);
        problem.Extensions[OffsetMember] = error.Offset;
        return problem;
    }

    private static ProblemDetails Create(int status, string code, string detail) => new()
    {
        Type = $"urn:repxai:problem:{code}",
        Title = ReasonPhrases.GetReasonPhrase(status),
        Status = status,
        Detail = detail,
        Extensions = { [CodeMember] = code },
    };
}
