using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Platform.Kernel.Data;
using SQLitePCL;

namespace Platform.Host.Databases;

/// <summary>SQLite, the embedded database: one file, one host process.</summary>
internal sealed class SqliteProvider : IDatabaseProvider
{
    /// <summary>How many copies from before migrations are kept.</summary>
    private const int KeptCopies = 3;

    /// <summary>A migration of a file takes seconds; a lock as old as this was left by a process that was killed.</summary>
    private static readonly TimeSpan StaleLock = TimeSpan.FromMinutes(10);

    private readonly SqliteConnectionStringBuilder settings;
    private readonly OpeningPragmas pragmas = new();

    public SqliteProvider(string connectionString)
    {
        try
        {
            settings = new SqliteConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException("The SQLite connection string cannot be read. Write it like \"Data Source=data/platform.db\".", e);
        }

        // Each connection would have a database of its own, or one that is gone with the last of them: events would be lost.
        if (settings.Mode == SqliteOpenMode.Memory || settings.DataSource is "" or ":memory:" || settings.DataSource.Contains("mode=memory", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("The platform keeps what people enter and needs a file. Write the SQLite connection string like \"Data Source=data/platform.db\".");

        settings.DataSource = Path.GetFullPath(settings.DataSource);
        settings.ForeignKeys = true;
        Directory.CreateDirectory(Path.GetDirectoryName(settings.DataSource)!);
    }

    public string Name => "Sqlite";

    // There is one writer at a time; a second handler would only wait for the first.
    public int HandlerParallelism => 1;

    public void Configure(DbContextOptionsBuilder options, string migrationsHistoryTable) => options
        .UseSqlite(settings.ConnectionString, sqlite => sqlite.MigrationsHistoryTable(migrationsHistoryTable))
        // For a changed key SQLite writes the table anew, partly outside a transaction; the file was copied before.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning))
        .AddInterceptors(pragmas);

    public bool IsTransient(Exception exception)
        => exception.Chain().OfType<SqliteException>().Any(e => e.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED);

    public bool IsFull(Exception exception) => exception.Chain().OfType<SqliteException>().Any(e => e.SqliteErrorCode == raw.SQLITE_FULL);

    public async Task PrepareMigrationAsync(Action<string> report, CancellationToken cancellationToken)
    {
        var file = new FileInfo(settings.DataSource);
        if (!file.Exists || file.Length == 0)
            return;

        await using var source = new SqliteConnection(new SqliteConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString);
        await source.OpenAsync(cancellationToken);
        await ClearStaleLockAsync(source, report, cancellationToken);
        // Some changes of a table are a copy and several transactions on SQLite: a power cut between them needs the copy.
        report($"Copied the database to {Copy(source, file)} before changing it.");
    }

    /// <summary>
    /// What was deleted is overwritten at once (secure_delete), but a page that was split may keep a copy: the file is written anew, and
    /// what stands in the log of writes goes into it. It takes seconds for a gigabyte. The copies from before migrations hold what the
    /// file held: they go too, or restoring one would bring the person back unseen.
    /// </summary>
    public async Task RemoveTracesAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 30000; VACUUM; PRAGMA wal_checkpoint(TRUNCATE);";
        command.CommandTimeout = 3600;
        await command.ExecuteNonQueryAsync(cancellationToken);
        var file = new FileInfo(settings.DataSource);
        foreach (var copy in Directory.GetFiles(file.DirectoryName!, file.Name + ".before-*.bak"))
            File.Delete(copy);
    }

    /// <summary>Nobody else with an account on this machine reads it. On Windows the data folder's own permissions decide.</summary>
    private static void OwnerOnly(string path)
    {
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            if (!OperatingSystem.IsWindows() && File.Exists(path) && File.GetUnixFileMode(path) != Owner)
                File.SetUnixFileMode(path, Owner);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            // The file belongs to another account, which has decided who reads it; or SQLite has just removed it.
        }
    }

    private static string Copy(SqliteConnection source, FileInfo file)
    {
        var copy = $"{file.FullName}.before-{DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture)}.bak";
        var unfinished = copy + ".part";
        using (var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ConnectionString))
        {
            target.Open();
            source.BackupDatabase(target);
        }

        OwnerOnly(unfinished);
        File.Move(unfinished, copy);
        foreach (var old in Directory.GetFiles(file.DirectoryName!, file.Name + ".before-*.bak").Order(StringComparer.Ordinal).SkipLast(KeptCopies))
            File.Delete(old);
        return copy;
    }

    /// <summary>
    /// EF's lock on SQLite is a row. A process that is killed leaves it behind, and every later migration waits for it for
    /// ever (dotnet/efcore #38958).
    /// </summary>
    private static async Task ClearStaleLockAsync(SqliteConnection connection, Action<string> report, CancellationToken cancellationToken)
    {
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if ((long)(await command.ExecuteScalarAsync(cancellationToken))! == 0)
            return;

        command.CommandText = "SELECT \"Timestamp\" FROM \"__EFMigrationsLock\"";
        if (await command.ExecuteScalarAsync(cancellationToken) is not string taken
            || (DateTimeOffset.TryParse(taken, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since) && DateTimeOffset.UtcNow - since < StaleLock))
            return;

        command.CommandText = "DELETE FROM \"__EFMigrationsLock\"";
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        report($"Removed a migration lock from {taken} UTC that a stopped process had left behind.");
    }

    /// <summary>Settings that SQLite keeps for a connection, once for each that is really opened: pooled ones keep them.</summary>
    private sealed class OpeningPragmas : DbConnectionInterceptor
    {
        // synchronous FULL: with a write-ahead log NORMAL would be consistent after a power cut, but could have lost the last
        // changes, and what somebody saw as saved must not be gone. The price is one flush to the disk for each commit.
        // busy_timeout: SQLite waits in steps of milliseconds; the client's own waiting sleeps 150 ms each time.
        // cache_size: 32 MiB, negative because it is given in KiB.
        // secure_delete: what is deleted is overwritten, so that an erasure leaves nothing in free pages.
        private const string Pragmas = "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;";

        private readonly ConditionalWeakTable<sqlite3, object> set = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            var sqlite = (SqliteConnection)connection;
            if (set.TryGetValue(sqlite.Handle!, out _))
                return;

            using var command = sqlite.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            OwnerOnly(sqlite.DataSource);
            OwnerOnly(sqlite.DataSource + "-wal");
            OwnerOnly(sqlite.DataSource + "-shm");
            set.AddOrUpdate(sqlite.Handle!, this);
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
