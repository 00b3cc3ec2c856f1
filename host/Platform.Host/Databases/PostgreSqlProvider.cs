using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Kernel.Data;

namespace Platform.Host.Databases;

/// <summary>PostgreSQL 13 or later.</summary>
internal sealed class PostgreSqlProvider : IDatabaseProvider
{
    // serialisation failure, deadlock, lock not available, server shutting down or starting, too many connections
    private static readonly HashSet<string> Passing = ["40001", "40P01", "55P03", "57P01", "57P02", "57P03", "53300"];

    private readonly string connectionString;

    public PostgreSqlProvider(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new ArgumentException("The PostgreSQL connection string cannot be read. Write it like \"Host=server;Database=platform;Username=platform;Password=...\".", e);
        }

        // Instants are UTC everywhere; what the server shows in psql or in a log line of this session is too.
        settings.Timezone ??= "UTC";
        settings.ApplicationName ??= "Platform";
        this.connectionString = settings.ConnectionString;
    }

    public string Name => "PostgreSql";

    public int HandlerParallelism => 4;

    public void Configure(DbContextOptionsBuilder options, string migrationsHistoryTable)
        => options.UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable(migrationsHistoryTable));

    public bool IsTransient(Exception exception) => exception.Chain().Any(e => e switch
    {
        PostgresException answer => Passing.Contains(answer.SqlState) || answer.SqlState.StartsWith("08", StringComparison.Ordinal),
        // The server gave no answer: the connection was refused, cut or too slow.
        NpgsqlException lost => lost.IsTransient,
        _ => false,
    });

    // A server is backed up by those who run it; a migration there is one transaction.
    public Task PrepareMigrationAsync(Action<string> report, CancellationToken cancellationToken) => Task.CompletedTask;

    // Old versions of rows, logs and backups of a server are the work of those who run it: docs/data-protection says what to do.
    public Task RemoveTracesAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
