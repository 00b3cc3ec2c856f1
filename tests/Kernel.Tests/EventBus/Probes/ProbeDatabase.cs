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

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
        await database.DisposeAsync();
    }
}
