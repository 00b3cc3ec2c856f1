using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Npgsql;
using Platform.Host.Databases;
using Platform.Kernel.Data;

namespace Platform.Testing;

/// <summary>An empty database, or a copy of a prepared one, for one test. Gone when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<(DatabaseKind, string), Lazy<Task<TestDatabase>>> Templates = new();

    private readonly string name;
    private readonly string? folder;
    private readonly PostgreSqlCluster? cluster;

    // Templates live as long as the process. The server takes those of PostgreSQL with it.
    static TestDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var ((kind, _), template) in Templates)
        {
            if (kind == DatabaseKind.Sqlite && template is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                template.Value.Result.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    };

    private TestDatabase(DatabaseKind kind, string name, string connectionString, string? folder, PostgreSqlCluster? cluster = null)
    {
        Kind = kind;
        this.cluster = cluster;
        this.name = name;
        this.folder = folder;
        ConnectionString = connectionString;
        Provider = DatabaseProviderFactory.Create(kind.ToString(), connectionString);
    }

    /// <summary>Which database it is.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>How to connect to it.</summary>
    public string ConnectionString { get; }

    /// <summary>The provider that the host would use, already connected to it.</summary>
    public IDatabaseProvider Provider { get; }

    /// <summary>The file of a SQLite database.</summary>
    public string File => new SqliteConnectionStringBuilder(ConnectionString).DataSource;

    /// <summary>An empty database on a server of the test's own.</summary>
    public static async Task<TestDatabase> CreateOnAsync(PostgreSqlCluster cluster)
    {
        var name = $"test_{Guid.NewGuid():N}";
        return new TestDatabase(DatabaseKind.PostgreSql, name, await cluster.CreateDatabaseAsync(name), folder: null, cluster);
    }

    /// <summary>An empty database.</summary>
    public static Task<TestDatabase> CreateAsync(DatabaseKind kind) => CreateAsync(kind, template: null);

    /// <summary>A copy of a database that is prepared once in this process: migrated, for example, or filled.</summary>
    /// <param name="kind">Which database.</param>
    /// <param name="templateName">Callers with the same name share what was prepared.</param>
    /// <param name="prepare">Prepares it. Every connection must be closed when this returns.</param>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, string templateName, Func<IDatabaseProvider, Task> prepare)
    {
        var template = await Templates.GetOrAdd((kind, templateName), _ => new Lazy<Task<TestDatabase>>(async () =>
        {
            var made = await CreateAsync(kind, template: null);
            await prepare(made.Provider);
            made.CloseIdleConnections();
            return made;
        })).Value;

        // Nothing can be copied from on SQL Server without files of its own; there each test prepares its database.
        if (kind != DatabaseKind.SqlServer)
            return await CreateAsync(kind, template);
        var database = await CreateAsync(kind, template: null);
        await prepare(database.Provider);
        return database;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        CloseIdleConnections();
        switch (Kind)
        {
            case DatabaseKind.Sqlite:
                Directory.Delete(folder!, recursive: true);
                break;
            case DatabaseKind.PostgreSql:
                await (cluster ?? await PostgreSqlCluster.GetAsync()).DropDatabaseAsync(name);
                break;
            case DatabaseKind.SqlServer:
                await SqlServerServer.DropDatabaseAsync(name);
                break;
        }
    }

    private static async Task<TestDatabase> CreateAsync(DatabaseKind kind, TestDatabase? template)
    {
        var name = $"test_{Guid.NewGuid():N}";
        switch (kind)
        {
            case DatabaseKind.Sqlite:
                var folder = Directory.CreateTempSubdirectory("platform-test-").FullName;
                var file = Path.Combine(folder, "platform.db");
                if (template is not null)
                    System.IO.File.Copy(template.File, file);
                return new TestDatabase(kind, name, new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString, folder);

            case DatabaseKind.PostgreSql:
                if (PostgreSqlCluster.WhyMissing is { } reason)
                    Xunit.Assert.Skip(reason);
                var cluster = await PostgreSqlCluster.GetAsync();
                return new TestDatabase(kind, name, await cluster.CreateDatabaseAsync(name, template?.name), folder: null);

            case DatabaseKind.SqlServer:
                if (SqlServerServer.ConnectionString is null)
                    Xunit.Assert.Skip("There is no SQL Server to test on. Set PLATFORM_TEST_SQLSERVER to the connection string of one.");
                return new TestDatabase(kind, name, await SqlServerServer.CreateDatabaseAsync(name), folder: null);

            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }

    /// <summary>
    /// Pools keep connections open: a SQLite file would keep its log beside it, and PostgreSQL copies no database in use. All
    /// pools, because a provider adds to the connection string that names one; only idle connections are closed.
    /// </summary>
    private void CloseIdleConnections()
    {
        if (Kind == DatabaseKind.Sqlite)
            SqliteConnection.ClearAllPools();
        else if (Kind == DatabaseKind.PostgreSql)
            NpgsqlConnection.ClearAllPools();
    }
}
