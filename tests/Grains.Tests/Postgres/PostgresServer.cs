using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using RepXai.Tests.Common;

namespace RepXai.Grains.Tests.Postgres;

/// <summary>A PostgreSQL server of a test class's own: in a folder of its own, on a free port of the loopback, with Orleans' tables.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string User = "postgres";
    private readonly int _port = FreePort();

    /// <summary>The folder with the server's programs; null when there is none.</summary>
    public static string? Binaries { get; } = FindBinaries();

    /// <summary>The folder below which Orleans' scripts are; null when it is not named.</summary>
    public static string? Scripts { get; } = Environment.GetEnvironmentVariable("REPXAI_ORLEANS_SQL") is { Length: > 0 } folder ? folder : null;

    /// <summary>The connection of silos.</summary>
    public string Connection => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username={User};Database=postgres;Maximum Pool Size=20");

    private TemporaryFolder Folder { get; } = new();

    private string Data => Folder.File("data");

    public async Task InitializeAsync()
    {
        if (Binaries is null || Scripts is null)
            return;
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", User, Folder.Path);
        await RunServerProgramAsync("initdb", "-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--no-sync");
        var options = string.Create(CultureInfo.InvariantCulture, $"-p {_port} -h 127.0.0.1 -k {Folder.Path} -c fsync=off -c max_connections=200");
        await RunServerProgramAsync("pg_ctl", "start", "-w", "-D", Data, "-l", Folder.File("log"), "-o", options);
        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        foreach (var script in (string[])["PostgreSQL-Main.sql", "PostgreSQL-Persistence.sql"])
        {
            var file = Directory.EnumerateFiles(Scripts, script, SearchOption.AllDirectories).First();
            await using var command = new NpgsqlCommand(await File.ReadAllTextAsync(file), connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (Directory.Exists(Data))
            await RunServerProgramAsync("pg_ctl", "stop", "-m", "immediate", "-D", Data);
        Folder.Dispose();
    }

    private static string? FindBinaries()
    {
        if (Environment.GetEnvironmentVariable("REPXAI_POSTGRES") is { Length: > 0 } named)
            return named;
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        return versions.Select(version => Path.Combine(version, "bin")).Where(Directory.Exists).Max(StringComparer.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The server refuses to run with a superuser's rights.
    private static Task RunServerProgramAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries!, program);
        return Environment.IsPrivilegedProcess
            ? RunAsync("setpriv", ["--reuid", User, "--regid", User, "--clear-groups", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // The started server would keep a redirected pipe open.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
