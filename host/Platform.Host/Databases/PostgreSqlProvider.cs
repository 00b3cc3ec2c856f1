using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Kernel.Data;

namespace Platform.Host.Databases;

/// <summary>PostgreSQL 13 or later.</summary>
internal sealed class PostgreSqlProvider : IDatabaseProvider
{
    // serialisation failure, deadlock, lock not available, server shutting down or starting, too many connections,
    // idle for too long in a transaction, as a process that had hung
    private static readonly HashSet<string> Passing = ["40001", "40P01", "55P03", "57P01", "57P02", "57P03", "53300", "25P03"];

    private const string Channel = "platform_nodes";

    /// <summary>
    /// A process that hangs in the middle of a transaction must not hold its rows for longer than its lease. Nothing of the platform
    /// waits for anything but the database in one.
    /// </summary>
    private const string IdleInTransaction = "-c idle_in_transaction_session_timeout=45s";

    private readonly string connectionString;

    public PostgreSqlProvider(string connectionString) => this.connectionString = Complete(connectionString);

    /// <summary>How the platform connects: as it was told, with what it was not told anything about.</summary>
    public static string Complete(string connectionString)
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
        settings.Options ??= IdleInTransaction;
        // Statements that come again and again are prepared; somebody whose connections are pooled elsewhere sets it to 0.
        if (!connectionString.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase) && !connectionString.Contains("AutoPrepare", StringComparison.OrdinalIgnoreCase))
            settings.MaxAutoPrepare = 100;
        return settings.ConnectionString;
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

    // disk full
    public bool IsFull(Exception exception) => exception.Chain().OfType<PostgresException>().Any(e => e.SqlState == "53100");

    public bool CanCallNodes => true;

    public async Task CallNodesAsync(string call, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection) { Parameters = { new() { Value = Channel }, new() { Value = call } } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task HearNodesAsync(Action begun, Action<string> heard, CancellationToken cancellationToken)
    {
        // A connection of its own, that notices when the server is gone.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 10 }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        connection.Notification += (_, call) => heard(call.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        begun();
        while (true)
            await connection.WaitAsync(cancellationToken);
    }

    // A server is backed up by those who run it; a migration there is one transaction.
    public Task PrepareMigrationAsync(Action<string> report, CancellationToken cancellationToken) => Task.CompletedTask;

    // Old versions of rows, logs and backups of a server are the work of those who run it: docs/data-protection says what to do.
    public Task RemoveTracesAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
