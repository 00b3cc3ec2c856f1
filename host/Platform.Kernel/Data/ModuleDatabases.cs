using Microsoft.EntityFrameworkCore;
using Platform.Kernel.EventBus;

namespace Platform.Kernel.Data;

/// <summary>
/// The databases of this process: the platform's own, and those of modules that were given one of their own. Each has an event
/// log; the bridge carries between them.
/// </summary>
internal sealed class ModuleDatabases
{
    private readonly Lock changing = new();
    private volatile BusWakeUp[] listeners = [];

    /// <param name="platform">The platform's database.</param>
    /// <param name="wakeUp">Wakes the platform's pump.</param>
    /// <param name="own">The databases of their own.</param>
    public ModuleDatabases(IDatabaseProvider platform, BusWakeUp wakeUp, IEnumerable<OwnDatabase> own)
    {
        Platform = new PlatformDatabase(PlatformDatabase.PlatformName, platform, new HashSet<string>(), wakeUp);
        Others = [.. own.Select(o => new PlatformDatabase(o.Name, o.Provider, o.Modules, new BusWakeUp()))];
        All = [Platform, .. Others];
    }

    /// <summary>The platform's database: people and roles, switches, settings, the audit trail, and every module that has none of its own.</summary>
    public PlatformDatabase Platform { get; }

    /// <summary>The databases of their own.</summary>
    public IReadOnlyList<PlatformDatabase> Others { get; }

    public IReadOnlyList<PlatformDatabase> All { get; }

    /// <summary>A signal that is given after every change of a module, in whichever database: for what carries it elsewhere.</summary>
    public BusWakeUp Listen()
    {
        var signal = new BusWakeUp();
        lock (changing)
            listeners = [.. listeners, signal];
        return signal;
    }

    /// <summary>
    /// Brings who may see restricted records to the databases of their own, now. Who restricts a record is answered when it is closed
    /// everywhere that can be read; a database that is away is told by the bridge before anybody can read in it again.
    /// </summary>
    public Func<CancellationToken, Task> CarryAccessAsync { get; set; } = _ => Task.CompletedTask;

    public void SignalChange()
    {
        foreach (var signal in listeners)
            signal.Signal();
    }

    /// <summary>The database of a module.</summary>
    public PlatformDatabase Of(string module) => Others.FirstOrDefault(d => d.Modules.Contains(module)) ?? Platform;
}

/// <summary>One database that this process works on.</summary>
/// <param name="Name"><c>platform</c>, or the name of the module that has it.</param>
/// <param name="Provider">What it is.</param>
/// <param name="Modules">The modules whose own it is; empty for the platform's, which has all others.</param>
/// <param name="WakeUp">Wakes the pump of its event log.</param>
internal sealed record PlatformDatabase(string Name, IDatabaseProvider Provider, IReadOnlySet<string> Modules, BusWakeUp WakeUp)
{
    public const string PlatformName = "platform";

    private DbContextOptions<KernelDbContext>? options;

    public bool IsPlatform => Name == PlatformName;

    /// <summary>The kernel's tables in it.</summary>
    public KernelDbContext OpenKernel() => new(options ??= KernelOptions(KernelDbContext.MigrationsHistoryTable));

    /// <summary>The same tables with the history of something else's migrations, to ask whether those ever ran here.</summary>
    public KernelDbContext OpenKernel(string migrationsHistoryTable) => new(KernelOptions(migrationsHistoryTable));

    private DbContextOptions<KernelDbContext> KernelOptions(string migrationsHistoryTable)
    {
        var builder = new DbContextOptionsBuilder<KernelDbContext>();
        Provider.Configure(builder, migrationsHistoryTable);
        return builder.Options;
    }

    /// <summary>As a sentence says it.</summary>
    public string Says => IsPlatform ? "the platform's database" : $"the database of {string.Join(" and ", Modules.Order(StringComparer.Ordinal))}";
}

/// <summary>A database that one or more modules were given for themselves.</summary>
/// <param name="Name">The first of them by name.</param>
/// <param name="Provider">What it is.</param>
/// <param name="Modules">Whose it is.</param>
internal sealed record OwnDatabase(string Name, IDatabaseProvider Provider, IReadOnlySet<string> Modules);
