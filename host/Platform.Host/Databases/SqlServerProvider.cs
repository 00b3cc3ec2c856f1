using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;

namespace Platform.Host.Databases;

/// <summary>SQL Server 2019 or later.</summary>
internal sealed class SqlServerProvider : IDatabaseProvider
{
    /// <summary>The dialect of SQL Server 2019, the oldest version still in Microsoft's extended support that has all the queries need.</summary>
    private const int CompatibilityLevel = 150;

    // Numbers of sys.messages, and of the client where the server gave no answer.
    private static readonly HashSet<int> Passing =
    [
        1205, // chosen as the deadlock's loser
        1222, // lock time-out
        3960, 3961, // snapshot conflict
        1204, 8645, 8651, 10928, 10929, // out of locks, memory, workers
        4060, 4221, 10922, 18401, 40197, 40501, 40540, 40613, 49918, 49919, 49920, // restarting, failing over, busy
        -2, 20, 64, 121, 233, 258, 10053, 10054, 10060, 10061, 11001, // no connection, or a lost or slow one
    ];

    private readonly string connectionString;

    public SqlServerProvider(string connectionString)
    {
        try
        {
            this.connectionString = new SqlConnectionStringBuilder(connectionString) { ApplicationName = "Platform" }.ConnectionString;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new ArgumentException("The SQL Server connection string cannot be read. Write it like \"Server=server;Database=platform;Integrated Security=true\".", e);
        }
    }

    public string Name => "SqlServer";

    public int HandlerParallelism => 4;

    public void Configure(DbContextOptionsBuilder options, string migrationsHistoryTable)
        => options.UseSqlServer(connectionString, server => server
            .MigrationsHistoryTable(migrationsHistoryTable)
            .UseCompatibilityLevel(CompatibilityLevel));

    // A network failure is a SqlException that holds a Win32Exception, so the innermost alone does not tell.
    public bool IsTransient(Exception exception)
        => exception.Chain().OfType<SqlException>().Any(e => e.Errors.Cast<SqlError>().Any(error => Passing.Contains(error.Number)));

    // no room in a file group, the log is full, tempdb is full
    public bool IsFull(Exception exception)
        => exception.Chain().OfType<SqlException>().Any(e => e.Errors.Cast<SqlError>().Any(error => error.Number is 1105 or 9002 or 1101));

    // Logs and backups of a server are the work of those who run it: docs/data-protection says what to do.
    public Task RemoveTracesAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A server is backed up by those who run it; a migration there is one transaction.
    public Task PrepareMigrationAsync(Action<string> report, CancellationToken cancellationToken) => Task.CompletedTask;
}
