using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RepXai.Contracts;
using RepXai.Contracts.Results;

namespace RepXai.Gateway.Endpoints;

/// <summary>Every member of <see cref="ISweepService"/> as a route.</summary>
internal static class SweepEndpoints
{
    /// <summary>Maps the routes that look.</summary>
    public static void MapReading(RouteGroupBuilder routes)
    {
        routes.MapGet("sweeps", (HttpContext context, CancellationToken cancellation) => context.Sweeps().ListAsync(cancellation))
            .WithName("listSweeps").WithSummary("All sweeps, the latest first.");
        MapLook(routes, "sweeps/{id}", (sweeps, id, cancellation) => sweeps.GetStatusAsync(id, cancellation))
            .WithName("getSweep").WithSummary("One sweep.").ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapGet("sweeps/{id}/progress", WatchAsync)
            .WithName("watchSweep")
            .WithSummary("The progress now and at every change, as server-sent events; 204 when the last event was the final one.")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream").Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);
        MapLook(routes, "sweeps/{id}/results", (sweeps, id, cancellation) => sweeps.GetResultsAsync(id, cancellation))
            .WithName("getResults").WithSummary("The scores of a completed sweep and the names of its blobs.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        routes.MapGet("sweeps/{id}/blobs/{**name}", OpenBlobAsync)
            .WithName("getBlob").WithSummary("A blob that the results name, or a range of it.")
            .Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Octet)
            .Produces(StatusCodes.Status206PartialContent, contentType: MediaTypeNames.Application.Octet)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status416RangeNotSatisfiable);
        routes.MapGet("comparison", CompareAsync)
            .WithName("compareSweeps").WithSummary("The scores of completed sweeps side by side, the first the baseline.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>Maps the routes that change something. Every request may be repeated without harm.</summary>
    public static void MapChanging(RouteGroupBuilder routes)
    {
        routes.MapPost("validation", ValidateAsync)
            .WithName("validateSpecification").WithSummary("Every mistake in a specification, or what it would cost.")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        routes.MapPost("sweeps", SubmitAsync)
            .WithName("submitSweep")
            .WithSummary("Accepts a sweep and starts it; two submissions with one key, or else of one specification, are one sweep.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        MapCommand(routes, "pause", "Starts no further unit until the sweep is resumed.", (sweeps, id, stop) => sweeps.PauseAsync(id, stop));
        MapCommand(routes, "resume", "Goes on with a paused or interrupted sweep.", (sweeps, id, stop) => sweeps.ResumeAsync(id, stop));
        MapCommand(routes, "cancel", "Stops a sweep for good.", (sweeps, id, stop) => sweeps.CancelAsync(id, stop));
    }

    private static RouteHandlerBuilder MapLook<T>(
        RouteGroupBuilder routes, string path, Func<ISweepService, string, CancellationToken, Task<T>> look) =>
        routes.MapGet(path, (string id, HttpContext context, CancellationToken cancellation) => look(context.Sweeps(), id, cancellation));

    private static void MapCommand(
        RouteGroupBuilder routes, string command, string summary, Func<ISweepService, string, CancellationToken, Task<SweepStatus>> tell) =>
        routes.MapPost(
            $"sweeps/{{id}}/{command}",
            (string id, HttpContext context, CancellationToken cancellation) => tell(context.Sweeps(), id, cancellation))
            .WithName($"{command}Sweep").WithSummary(summary)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static Task<ValidationReport> ValidateAsync(
        [FromBody] SpecificationDocument document, HttpContext context, CancellationToken cancellation) =>
        context.Sweeps().ValidateAsync(document, cancellation);

    private static async Task<Accepted<SweepStatus>> SubmitAsync(
        [FromBody] SpecificationDocument document,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        HttpContext context,
        CancellationToken cancellation)
    {
        var status = await context.Sweeps().SubmitAsync(document, IdempotencyKey.Read(key), cancellation);
        return TypedResults.Accepted($"{context.Request.PathBase}{context.Request.Path}/{status.Id}", status);
    }

    private static async Task<IResult> WatchAsync(
        string id,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        HttpContext context,
        IOptions<SweepGatewayOptions> options,
        TimeProvider time,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellation)
    {
        var sweeps = context.Sweeps();
        var progress = (await sweeps.GetStatusAsync(id, cancellation)).Progress;
        var isOver = progress.State is SweepState.Completed or SweepState.Cancelled or SweepState.Failed;
        if (isOver && lastEventId == ProgressStream.IdOf(progress))
            return TypedResults.NoContent(); // Tells browsers to connect no more.
        context.Response.Headers["X-Accel-Buffering"] = "no"; // Proxies that hold back events would hold back progress.
        var events = new ProgressStream(sweeps, options.Value.HeartbeatInterval, time, lifetime.ApplicationStopping);
        return TypedResults.ServerSentEvents(events.ReadAsync(id, lastEventId, cancellation));
    }

    private static async Task OpenBlobAsync(string id, string name, HttpContext context, CancellationToken cancellation)
    {
        var blob = await context.Sweeps().OpenBlobAsync(id, name, cancellation);
        await TypedResults.Stream(blob, MediaTypeNames.Application.Octet, enableRangeProcessing: true).ExecuteAsync(context);
        if (context.Response is { StatusCode: StatusCodes.Status416RangeNotSatisfiable, HasStarted: false })
            (context.Response.ContentType, context.Response.ContentLength) = (null, null); // Leaves the body to the problem.
    }

    private static Task<Comparison> CompareAsync([FromQuery(Name = "sweep")] string[] ids, HttpContext context, CancellationToken cancellation) =>
        ids.Length > 0
            ? context.Sweeps().CompareAsync(ids, cancellation)
            : throw new BadHttpRequestException("Name the sweeps to compare, as in '?sweep=A&sweep=B'.");
}
