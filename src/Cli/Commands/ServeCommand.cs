using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RepXai.Cli.Hosting;
using RepXai.Cli.Options;
using RepXai.Cli.Serving;
using RepXai.Gateway;
using RepXai.Sweeps.Files;
using RepXai.Tensors;

namespace RepXai.Cli.Commands;

/// <summary><c>repxai serve</c>: the runs of a folder over HTTP.</summary>
internal sealed class ServeCommand : DocumentedCommand
{
    private const string OwnTenant = "local";
    private const int KeyBytes = 32;

    private readonly RunsOptions runs = new();

    private readonly Option<string> listen = new("--listen")
    {
        Description = "The address and port to serve on; only this machine reaches the default one.",
        HelpName = "ADDRESS:PORT",
        DefaultValueFactory = _ => "127.0.0.1:5087",
    };

    private readonly Option<string?> keys = new("--keys")
    {
        Description = "A file with a line for each API key: its tenant and the key's SHA-256. Each tenant's runs are in a folder of its own. "
            + "When not given, one key is made and printed.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> data = new("--data")
    {
        Description = "A folder with models and images that sweeps may name; may be repeated. When not given, sweeps name no files of this machine.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<int?> maxSweeps = NumberOption.Positive("--max-sweeps", "Sweeps of one tenant that run at once; any number when not given.");

    private readonly Option<long?> maxUploads = ComputeOptions.Bytes("--max-uploads", "What one tenant's uploads may take together, such as 64GiB; 32GiB when not given.");

    /// <summary>Makes the command for a session.</summary>
    public ServeCommand(Session session)
        : base("serve", "Serves sweeps over HTTP and runs campaigns until it is interrupted; unfinished sweeps can be resumed.", "repxai serve --data examples")
    {
        Options.Add(listen);
        Options.Add(keys);
        Options.Add(data);
        Options.Add(maxSweeps);
        Options.Add(maxUploads);
        runs.AddAll(this);
        SetAction((parsed, cancellation) => ServeAsync(parsed, session, cancellation));
    }

    private async Task<int> ServeAsync(ParseResult parsed, Session session, CancellationToken cancellationToken)
    {
        var endpoint = ParseEndpoint(parsed.GetRequiredValue(listen));
        var known = parsed.GetValue(keys) is { } file ? ReadKeys(session.Resolve(file)) : null;
        if (known is null && !IPAddress.IsLoopback(endpoint.Address))
            throw new UserErrorException($"--listen is '{endpoint}', which other machines reach; say with --keys who may use it.");
        var settings = ReadSettings(parsed, session);
        // Without tenants the runs are where the other commands look for them.
        var hosts = new TenantHosts(tenant =>
            session.OpenHost(known is null ? settings : settings with { Folder = Path.Combine(settings.Folder, tenant) }));
        await using var _ = hosts.ConfigureAwait(false);
        var made = known is null ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes)) : null;
        var opened = known ?? [new TenantKey(OwnTenant, TenantKey.HashOf(made!))];
        var app = Build(endpoint, hosts, opened);
        await using var __ = app.ConfigureAwait(false);
        hosts.StartCampaigns(opened.Select(key => key.Tenant).Distinct());
        await StartAsync(app, endpoint, cancellationToken).ConfigureAwait(false);
        await session.Terminal.Output.WriteLineAsync($"Serving on {app.Urls.Single()}").ConfigureAwait(false);
        if (made is not null)
            await session.Terminal.Output.WriteLineAsync($"API key: {made}").ConfigureAwait(false);
        await session.Terminal.Output.FlushAsync(cancellationToken).ConfigureAwait(false);
        await app.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        return ExitCode.Interrupted;
    }

    private HostSettings ReadSettings(ParseResult parsed, Session session) => runs.Read(parsed, session) with
    {
        Files = new ConfinedFiles(parsed.GetRequiredValue(data).Select(session.Resolve)),
        MaxRunningSweeps = parsed.GetValue(maxSweeps),
        MaxUploadBytes = parsed.GetValue(maxUploads),
    };

    private static WebApplication Build(IPEndPoint endpoint, TenantHosts hosts, IReadOnlyList<TenantKey> known)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders()
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical); // Failing to start is told in one sentence.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(endpoint));
        builder.Services.AddSingleton<ITenantSweepServices>(hosts);
        builder.Services.AddSingleton<ITenantUploadServices>(hosts);
        builder.Services.AddSweepGateway(options =>
        {
            foreach (var key in known)
                options.Keys.Add(key);
        });
        return builder.Build().MapSweepGateway();
    }

    private static async Task StartAsync(WebApplication app, IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            throw new UserErrorException($"--listen is '{endpoint}', which cannot be served on: {error.Message}");
        }
    }

    private static IReadOnlyList<TenantKey> ReadKeys(string file)
    {
        try
        {
            return TenantKeyFile.Read(file);
        }
        catch (FormatException error)
        {
            throw new UserErrorException(error.Message, error);
        }
    }

    private static IPEndPoint ParseEndpoint(string text) => IPEndPoint.TryParse(text, out var endpoint) && text.Contains(':', StringComparison.Ordinal)
        ? endpoint
        : throw new UserErrorException($"--listen is '{text}' where an address and a port such as 127.0.0.1:5087 are needed.");
}
