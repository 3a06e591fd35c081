using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RepXai.Contracts.Http;
using RepXai.Contracts.Uploads;

namespace RepXai.Gateway.Endpoints;

/// <summary>Every member of <see cref="IUploadService"/> as a route.</summary>
internal static class UploadEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("uploads", (HttpContext context, CancellationToken cancellation) => context.Uploads().ListUploadsAsync(cancellation))
            .WithName("listUploads").WithSummary("All uploads, by name, unfinished ones among them.");
        routes.MapPost("uploads", BeginAsync)
            .WithName("beginUpload").WithSummary("Begins an upload, goes on with an unfinished one, or gives a finished one another name.")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        MapOne(routes.MapGet("uploads/{sha256}", GetAsync), "getUpload", "One upload, with the bytes that are there.");
        MapOne(routes.MapMethods("uploads/{sha256}", [HttpMethods.Head], MeasureAsync), "measureUpload", "The bytes that are there, as headers.");
        MapOne(routes.MapPatch("uploads/{sha256}", AppendAsync), "appendUpload", "Adds bytes at the end; those that came before a broken connection stay.")
            .Accepts<Stream>(MediaTypeNames.Application.Octet)
            .WithMetadata(new RequestSizeBound(MaxRequestBodySize: null)) // The size that the upload was begun with is the bound.
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        MapOne(routes.MapPost("uploads/{sha256}/finish", FinishAsync), "finishUpload", "Verifies the bytes; from now on specifications can name the upload.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        MapOne(routes.MapDelete("uploads/{sha256}", DeleteAsync), "deleteUpload", "Removes an upload, finished or not.");
    }

    private static RouteHandlerBuilder MapOne(RouteHandlerBuilder route, string name, string summary) =>
        route.WithName(name).WithSummary(summary).ProducesProblem(StatusCodes.Status404NotFound);

    private static Task<UploadStatus> BeginAsync([FromBody] UploadRequest request, HttpContext context, CancellationToken cancellation) =>
        context.Uploads().BeginUploadAsync(request, cancellation);

    private static Task<UploadStatus> GetAsync(string sha256, HttpContext context, CancellationToken cancellation) =>
        context.Uploads().GetUploadAsync(sha256, cancellation);

    private static async Task<Ok> MeasureAsync(string sha256, HttpContext context, CancellationToken cancellation)
    {
        var status = await context.Uploads().GetUploadAsync(sha256, cancellation);
        context.Response.Headers[UploadHeaders.Offset] = status.Offset.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers[UploadHeaders.Length] = status.Size.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Ok();
    }

    private static Task<UploadStatus> AppendAsync(
        string sha256, [FromHeader(Name = UploadHeaders.Offset)] long offset, Stream body, HttpContext context, CancellationToken cancellation) =>
        context.Uploads().AppendUploadAsync(sha256, offset, body, cancellation);

    private static Task<UploadStatus> FinishAsync(string sha256, HttpContext context, CancellationToken cancellation) =>
        context.Uploads().FinishUploadAsync(sha256, cancellation);

    private static async Task<NoContent> DeleteAsync(string sha256, HttpContext context, CancellationToken cancellation)
    {
        await context.Uploads().DeleteUploadAsync(sha256, cancellation);
        return TypedResults.NoContent();
    }
}
