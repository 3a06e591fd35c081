namespace RepXai.Grains.Tests.Postgres;

/// <summary>A test with grain state in PostgreSQL. It is left out, and says why, where the server or Orleans' scripts for it are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (PostgresServer.Binaries is null)
            Skip = "There is no PostgreSQL server on this machine; install it, or name the folder of its programs in REPXAI_POSTGRES.";
        else if (PostgresServer.Scripts is null)
            Skip = "Orleans' packages have no database scripts; name a folder with PostgreSQL-Main.sql and PostgreSQL-Persistence.sql from its repository in REPXAI_ORLEANS_SQL.";
    }
}
