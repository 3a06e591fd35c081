using Microsoft.Extensions.DependencyInjection;
using RepXai.Client;
using RepXai.Contracts;

namespace RepXai.Examples.Client;

/// <summary>The client as a service of an application.</summary>
internal static class WithInjection
{
    /// <summary>Lists a gateway's sweeps.</summary>
    public static async Task RunAsync(Uri address, string key, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddRepXaiClient(options => (options.Address, options.ApiKey) = (address, key));
        await using var provider = services.BuildServiceProvider();
        var sweeps = provider.GetRequiredService<ISweepService>();
        foreach (var sweep in await sweeps.ListAsync(cancellationToken))
            Console.WriteLine($"{sweep.Id}: {sweep.Progress.State}");
    }
}
