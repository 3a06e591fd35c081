using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RepXai.Contracts;
using RepXai.Contracts.Uploads;
using RepXai.Gateway.Authentication;

namespace RepXai.Gateway.Endpoints;

/// <summary>Gives endpoints nothing but what is the caller's tenant.</summary>
internal static class CallersSweeps
{
    /// <summary>The service of the tenant whose key the request has.</summary>
    public static ISweepService Sweeps(this HttpContext context) =>
        context.RequestServices.GetRequiredService<ITenantSweepServices>().For(TenantOf(context));

    /// <summary>The uploads of the tenant whose key the request has.</summary>
    public static IUploadService Uploads(this HttpContext context) =>
        context.RequestServices.GetRequiredService<ITenantUploadServices>().UploadsFor(TenantOf(context));

    /// <summary>Whether the tenant whose key the request has may take devices out of work.</summary>
    public static bool IsOperator(this HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<SweepGatewayOptions>>().Value.Operators is not { } operators || operators.Contains(TenantOf(context));

    private static string TenantOf(HttpContext context) => context.User.FindFirst(ApiKeyAuthentication.TenantClaim)?.Value
        ?? throw new InvalidOperationException("An endpoint with sweeps must require a tenant.");
}
