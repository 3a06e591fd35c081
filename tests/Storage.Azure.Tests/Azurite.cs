using System.Diagnostics;
using System.Text.RegularExpressions;
using RepXai.Tests.Common;

namespace RepXai.Storage.Azure.Tests;

/// <summary>Azurite's blob service on a free port of the loopback, in a folder of its own. Its one account and key are published ones.</summary>
public sealed partial class Azurite : IAsyncLifetime, IDisposable
{
    private const string Variable = "AZURITE_BLOB";
    private const string Program = "azurite-blob";
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder folder = new();
    private Process? process;
    private int containers;

    /// <summary>Enters its account.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>The name of a container that no other test has.</summary>
    public string NextContainer() => $"test-{Interlocked.Increment(ref containers)}";

    public async Task InitializeAsync()
    {
        var start = new ProcessStartInfo(Find(), ["--blobHost", "127.0.0.1", "--blobPort", "0", "--location", folder.Path, "--skipApiVersionCheck", "--disableTelemetry"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var address = await ReadAddressAsync(process.StandardOutput);
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={address}/{Account};";
    }

    public async Task DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    public void Dispose()
    {
        process?.Dispose();
        folder.Dispose();
    }

    private static async Task<string> ReadAddressAsync(StreamReader output)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (await output.ReadLineAsync(patience.Token) is { } line)
            {
                if (Listening().Match(line) is { Success: true } match)
                {
                    _ = output.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None); // An unread pipe would stop it.
                    return match.Value;
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{Program} did not say within {Patience.TotalSeconds} s where it listens.");
        }

        throw new InvalidOperationException($"{Program} ended before it said where it listens.");
    }

    private static string Find()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var found = Environment.GetEnvironmentVariable(Variable)
            ?? path.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, Program)).FirstOrDefault(File.Exists);
        return found ?? throw new FileNotFoundException(
            $"{Program} is not in the PATH; install it with 'npm install -g azurite', or say in {Variable} where it is.");
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex Listening();
}
