using Microsoft.EntityFrameworkCore;

namespace Platform.Kernel.Data;

/// <summary>The database in use: SQLite, PostgreSQL or SQL Server, chosen by configuration. The host implements one of each.</summary>
public interface IDatabaseProvider
{
    /// <summary><c>Sqlite</c>, <c>PostgreSql</c> or <c>SqlServer</c>.</summary>
    string Name { get; }

    /// <summary>How many events of different streams one module handles at once.</summary>
    int HandlerParallelism { get; }

    /// <summary>Sets a context up for this database.</summary>
    /// <param name="options">The context's options.</param>
    /// <param name="migrationsHistoryTable">The table that records which of the context's migrations ran.</param>
    void Configure(DbContextOptionsBuilder options, string migrationsHistoryTable);

    /// <summary>A failure that may pass when tried again: a deadlock, a busy database, a lost connection.</summary>
    /// <remarks>Decides by the base exception: Npgsql wraps a transient failure in <see cref="InvalidOperationException"/>.</remarks>
    bool IsTransient(Exception exception);

    /// <summary>The database answers and has no room left: reading goes on, saving does not.</summary>
    bool IsFull(Exception exception) => false;

    /// <summary>Nodes can call one another through this database.</summary>
    bool CanCallNodes => false;

    /// <summary>Calls every node that hears.</summary>
    /// <param name="call">At most some thousand characters; it passes through the server's hands and must say nothing about anybody.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task CallNodesAsync(string call, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Hears the calls of nodes until it is stopped or the connection is lost.</summary>
    /// <param name="begun">From now on calls are heard.</param>
    /// <param name="heard">Told each call.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task HearNodesAsync(Action begun, Action<string> heard, CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);

    /// <summary>What happens before pending migrations are applied, for example copying the file.</summary>
    /// <param name="report">Told what was done, in a sentence.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task PrepareMigrationAsync(Action<string> report, CancellationToken cancellationToken);

    /// <summary>After an erasure: lets go of what was deleted and may still stand in a file of the database.</summary>
    Task RemoveTracesAsync(CancellationToken cancellationToken);
}
