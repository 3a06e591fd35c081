using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RepXai.Contracts.Json;
using RepXai.Gateway.Authentication;
using RepXai.Gateway.Endpoints;
using RepXai.Gateway.Page;
using RepXai.Gateway.Problems;

namespace RepXai.Gateway;

/// <summary>Puts the gateway into a web application.</summary>
public static class SweepGatewayExtensions
{
    /// <summary>Adds what the gateway needs; the application adds an <see cref="ITenantSweepServices"/> with the sweeps themselves, and an
    /// <see cref="ITenantUploadServices"/> if it takes uploads.</summary>
    public static IServiceCollection AddSweepGateway(this IServiceCollection services, Action<SweepGatewayOptions> configure)
    {
        services.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.AddAuthentication(ApiKeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder().AddPolicy(
            ApiKeyAuthentication.SchemeName,
            policy => policy.AddAuthenticationSchemes(ApiKeyAuthentication.SchemeName).RequireClaim(ApiKeyAuthentication.TenantClaim));
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractsJson.Default));
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true); // Thrown, a bad request says what is bad.
        services.AddOpenApi(document => document.AddDocumentTransformer(GatewayDocument.DescribeAsync));
        return services;
    }

    /// <summary>Maps the gateway's routes below <c>/v1</c> its OpenAPI document at <c>/openapi/v1.json</c>, and its page at <c>/</c>.</summary>
    public static WebApplication MapSweepGateway(this WebApplication app)
    {
        app.UseProblems();
        app.UseAuthentication();
        app.UseAuthorization();
        var bound = app.Services.GetRequiredService<IOptions<SweepGatewayOptions>>().Value.MaxRequestBytes;
        var routes = app.MapGroup("/v1")
            .RequireAuthorization(ApiKeyAuthentication.SchemeName)
            .WithMetadata(new RequestSizeBound(bound))
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status500InternalServerError);
        SweepEndpoints.MapReading(routes);
        SweepEndpoints.MapChanging(routes);
        CampaignEndpoints.Map(routes);
        DeviceEndpoints.Map(routes);
        if (app.Services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(ITenantUploadServices)))
            UploadEndpoints.Map(routes);
        app.MapOpenApi();
        PageEndpoints.Map(app);
        return app;
    }
}
