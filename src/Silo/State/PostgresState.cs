using Npgsql;
using RepXai.Tensors;

namespace RepXai.Silo.State;

/// <summary>The PostgreSQL database that Orleans keeps its state in. Its tables come from scripts that Orleans publishes beside its packages.</summary>
internal static class PostgresState
{
    /// <summary>What Orleans knows the driver by.</summary>
    public const string Invariant = "Npgsql";

    private const long Lock = 0x5265705861690001; // Any number that no other user of the database locks.

    /// <summary>The scripts in their order, each with a query that finds something once it was run.</summary>
    private static readonly (string Script, string Done)[] Steps =
    [
        ("PostgreSQL-Main.sql", "SELECT to_regclass('orleansquery') IS NOT NULL"),
        ("PostgreSQL-Clustering.sql", "SELECT to_regclass('orleansmembershiptable') IS NOT NULL"),
        ("PostgreSQL-Clustering-3.7.0.sql", "SELECT EXISTS (SELECT 1 FROM orleansquery WHERE querykey = 'CleanupDefunctSiloEntriesKey')"),
        ("PostgreSQL-Persistence.sql", "SELECT to_regclass('orleansstorage') IS NOT NULL"),
        ("PostgreSQL-Reminders.sql", "SELECT to_regclass('orleansreminderstable') IS NOT NULL"),
    ];

    /// <summary>Makes the tables that are missing; may be repeated, and be done by several at once.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="folder">A folder with Orleans' scripts, anywhere below it.</param>
    /// <param name="cancellation">Gives up between two scripts.</param>
    /// <returns>The scripts that were run.</returns>
    /// <exception cref="UserErrorException">A script is missing, or the database does not take it.</exception>
    public static async Task<IReadOnlyList<string>> PrepareAsync(string connectionString, string folder, CancellationToken cancellation)
    {
        var scripts = Steps.Select(step => (step.Done, Path: Find(folder, step.Script))).ToList();
        await using var connection = await OpenAsync(connectionString, cancellation).ConfigureAwait(false);
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({Lock})", cancellation).ConfigureAwait(false);
        var run = new List<string>();
        foreach (var (done, path) in scripts)
        {
            if (await AskAsync(connection, done, cancellation).ConfigureAwait(false))
                continue;
            await RunAsync(connection, path, cancellation).ConfigureAwait(false);
            run.Add(path);
        }

        return run;
    }

    /// <summary>Finds out before the silo starts whether the database answers and has its tables.</summary>
    /// <exception cref="UserErrorException">It does not, or has not.</exception>
    public static async Task RequireAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(connectionString, cancellation).ConfigureAwait(false);
        foreach (var (script, done) in Steps)
        {
            if (!await AskAsync(connection, done, cancellation).ConfigureAwait(false))
            {
                throw new UserErrorException(
                    $"The database '{connection.Database}' lacks what Orleans' script {script} makes; run 'RepXai.Silo schema' once, with the same settings.");
            }
        }
    }

    private static string Find(string folder, string script)
    {
        try
        {
            return Directory.EnumerateFiles(folder, script, SearchOption.AllDirectories).FirstOrDefault() ?? throw new UserErrorException(
                $"'{folder}' has no {script}; get it from src/AdoNet of the Orleans repository, at the tag of the version in use.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The folder '{folder}' cannot be read: {error.Message.TrimEnd('.')}; name the one with Orleans' scripts.", error);
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            return connection;
        }
        catch (ArgumentException error)
        {
            throw new UserErrorException($"RepXai:State:ConnectionString is no connection string of PostgreSQL: {error.Message.TrimEnd('.')}; correct it.", error);
        }
        catch (NpgsqlException error)
        {
            await connection!.DisposeAsync().ConfigureAwait(false);
            throw new UserErrorException($"The database does not answer: {error.Message.TrimEnd('.')}; start it, or correct RepXai:State:ConnectionString.", error);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string path, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        try
        {
            await ExecuteAsync(connection, await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        }
        catch (PostgresException error)
        {
            throw new UserErrorException($"The database does not take the script '{path}': {error.MessageText.TrimEnd('.')}; use a user who may make tables and functions.", error);
        }
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string question, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
