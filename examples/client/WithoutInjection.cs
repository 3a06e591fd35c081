using RepXai.Client;
using RepXai.Contracts;

namespace RepXai.Examples.Client;

/// <summary>The client by itself.</summary>
internal static class WithoutInjection
{
    /// <summary>Walks through a sweep of a gateway.</summary>
    public static async Task RunAsync(Uri address, string key, string file, CancellationToken cancellationToken)
    {
        using var sweeps = new HttpSweepService(new RepXaiClientOptions { Address = address, ApiKey = key });
        var document = new SpecificationDocument
        {
            Text = await File.ReadAllTextAsync(file, cancellationToken),
            File = file,
            BaseFolder = Path.GetDirectoryName(Path.GetFullPath(file)),
        };
        await new Walkthrough(sweeps, Console.Out).RunAsync(document, Path.GetTempPath(), cancellationToken);
    }
}
