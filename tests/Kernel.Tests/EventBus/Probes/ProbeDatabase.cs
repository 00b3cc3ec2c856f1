using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Kernel.Tests.EventBus.Probes;

/// <summary>A database with the event log and the probes' tables, and the nodes that work on it.</summary>
internal sealed class ProbeDatabase : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly List<ProbeNode> nodes = [];

    private ProbeDatabase(TestDatabase database) => this.database = database;

    public string ConnectionString => database.ConnectionString;

    public DatabaseKind Kind => database.Kind;

    public bool IsTransient(Exception exception) => database.Provider.IsTransient(exception);

    public static async Task<ProbeDatabase> CreateAsync(DatabaseKind kind)
        => new(await TestDatabase.CreateAsync(kind, "event bus probes", ProbeNode.PrepareAsync));

    /// <summary>A node with the reader alone.</summary>
    public ProbeNode Start(Action<EventBusOptions>? configure = null) => Start([ProbeNode.Reader()], configure);

    public ProbeNode Start(IEnumerable<ModuleEventTypes> modules, Action<EventBusOptions>? configure = null, TimeProvider? time = null)
    {
        var node = new ProbeNode(database.Provider, modules, configure, time);
        nodes.Add(node);
        return node;
    }

    /// <summary>A node that has this database as the platform's, and others for modules of their own.</summary>
    public ProbeNode StartBeside(IEnumerable<ModuleEventTypes> modules, TimeProvider? time, params (ProbeDatabase Database, string Module)[] own)
    {
        var node = new ProbeNode(database.Provider, modules, null, time, [.. own.Select(o => new OwnDatabase(o.Module, o.Database.database.Provider, new HashSet<string> { o.Module }))]);
        nodes.Add(node);
        return node;
    }

    /// <summary>A node with a transport to other hosts, on the machine's clock.</summary>
    public ProbeNode StartInAHostOfItsOwn(IEnumerable<ModuleEventTypes> modules, Action<IServiceCollection> configureServices)
    {
        var node = new ProbeNode(database.Provider, modules, options => options.PollInterval = TimeSpan.FromMilliseconds(500), TimeProvider.System, configureServices: configureServices);
        nodes.Add(node);
        return node;
    }

    /// <summary>A copy of the SQLite file as it is now.</summary>
    public string Back()
    {
        var copy = database.File + ".copy";
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ConnectionString);
        target.Open();
        connection.BackupDatabase(target);
        return copy;
    }

    public void Restore(string copy)
    {
        SqliteConnection.ClearAllPools();
        foreach (var beside in new[] { "-wal", "-shm" })
            File.Delete(database.File + beside);
        File.Copy(copy, database.File, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
        await database.DisposeAsync();
    }
}
