using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RepXai.Contracts;
using RepXai.Contracts.Campaigns;

namespace RepXai.Gateway.Endpoints;

/// <summary>Every member of <see cref="ICampaignService"/> as a route.</summary>
internal static class CampaignEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("campaigns", (HttpContext context, CancellationToken cancellation) => context.Sweeps().ListCampaignsAsync(cancellation))
            .WithName("listCampaigns").WithSummary("All campaigns, by name.");
        routes.MapPut("campaigns/{name}", PutAsync)
            .WithName("putCampaign").WithSummary("Creates a campaign, or replaces the one of the same name, which keeps its history.")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        MapOne(routes.MapGet("campaigns/{name}", GetAsync), "getCampaign", "One campaign, with its next time and its latest runs.");
        MapOne(routes.MapDelete("campaigns/{name}", DeleteAsync), "deleteCampaign", "Forgets a campaign and its history; its sweeps stay.");
        MapOne(routes.MapPost("campaigns/{name}/pause", PauseAsync), "pauseCampaign", "Turns the schedule off.");
        MapOne(routes.MapPost("campaigns/{name}/resume", ResumeAsync), "resumeCampaign", "Turns the schedule on again, from now on.");
        MapOne(routes.MapPost("campaigns/{name}/runs", RunAsync), "runCampaign", "Runs a campaign now; two requests with one key are one run.");
        MapOne(routes.MapGet("campaigns/{name}/runs", HistoryAsync), "getCampaignRuns", "A page of the history, the newest first.");
    }

    private static void MapOne(RouteHandlerBuilder route, string name, string summary) =>
        route.WithName(name).WithSummary(summary).ProducesProblem(StatusCodes.Status404NotFound);

    private static Task<CampaignStatus> PutAsync(
        string name, [FromBody] CampaignSpecification campaign, HttpContext context, CancellationToken cancellation) => name == campaign.Name
        ? context.Sweeps().PutCampaignAsync(campaign, cancellation)
        : throw new BadHttpRequestException($"The address names the campaign '{name}' and the body '{campaign.Name}'; give both one name.");

    private static Task<CampaignStatus> GetAsync(string name, HttpContext context, CancellationToken cancellation) =>
        context.Sweeps().GetCampaignAsync(name, cancellation);

    private static async Task<NoContent> DeleteAsync(string name, HttpContext context, CancellationToken cancellation)
    {
        await context.Sweeps().DeleteCampaignAsync(name, cancellation);
        return TypedResults.NoContent();
    }

    private static Task<CampaignStatus> PauseAsync(string name, HttpContext context, CancellationToken cancellation) =>
        context.Sweeps().PauseCampaignAsync(name, cancellation);

    private static Task<CampaignStatus> ResumeAsync(string name, HttpContext context, CancellationToken cancellation) =>
        context.Sweeps().ResumeCampaignAsync(name, cancellation);

    private static async Task<Accepted<CampaignRun>> RunAsync(
        string name, [FromHeader(Name = IdempotencyKey.Header)] string? key, HttpContext context, CancellationToken cancellation) =>
        TypedResults.Accepted((string?)null, await context.Sweeps().RunCampaignAsync(name, IdempotencyKey.Read(key), cancellation));

    private static Task<CampaignHistory> HistoryAsync(
        string name, long? before, int? limit, HttpContext context, CancellationToken cancellation) => limit is null or (>= 1 and <= 100)
        ? context.Sweeps().GetCampaignHistoryAsync(name, before, limit ?? 20, cancellation)
        : throw new BadHttpRequestException($"A page of a history has 1 to 100 entries, not {limit}.");
}
