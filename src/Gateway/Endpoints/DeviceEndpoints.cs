using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RepXai.Contracts;
using RepXai.Contracts.Devices;

namespace RepXai.Gateway.Endpoints;

/// <summary>Every member of <see cref="IDeviceService"/> as a route. Names stand in the query, because they have slashes.</summary>
internal static class DeviceEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("devices", (HttpContext context, CancellationToken cancellation) => context.Sweeps().ListDevicesAsync(cancellation))
            .WithName("listDevices").WithSummary("All devices, by name.");
        MapCommand(
            routes, "drain", "Takes a device, or all of a silo, out of work; running units are handed back at once.",
            (devices, name, cancellation) => devices.DrainAsync(name, cancellation));
        MapCommand(
            routes, "undrain", "Takes a device, or all of a silo, back into work.",
            (devices, name, cancellation) => devices.UndrainAsync(name, cancellation));
    }

    private static ValueTask<object?> Forbid => ValueTask.FromResult<object?>(TypedResults.StatusCode(StatusCodes.Status403Forbidden));

    private static void MapCommand(
        RouteGroupBuilder routes, string command, string summary,
        Func<IDeviceService, string, CancellationToken, Task<IReadOnlyList<DeviceDescription>>> tell) =>
        routes.MapPost(
            $"devices/{command}",
            ([FromQuery] string name, HttpContext context, CancellationToken cancellation) => tell(context.Sweeps(), name, cancellation))
            .AddEndpointFilter((invocation, next) => invocation.HttpContext.IsOperator() ? next(invocation) : Forbid)
            .WithName($"{command}Devices").WithSummary(summary)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
}
