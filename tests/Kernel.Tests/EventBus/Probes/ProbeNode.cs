using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.EventBus.Transports;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;

namespace Kernel.Tests.EventBus.Probes;

/// <summary>One process of the platform, as far as the bus is concerned, with the probe modules. Several may share a database.</summary>
internal sealed class ProbeNode : IAsyncDisposable
{
    public static readonly ModuleDescriptor Publisher = new(typeof(ProbePublisherModule), new ProbePublisherModule(), folder: null);

    private static readonly AuditKeyRing AuditKeys = AuditKeyRing.ForTests();

    private readonly ServiceProvider services;

    /// <param name="database">The platform's database.</param>
    /// <param name="modules">The modules that read.</param>
    /// <param name="configure">How the bus paces itself.</param>
    /// <param name="time">Its clock; one that stands unless said.</param>
    /// <param name="own">The databases of modules that have one of their own.</param>
    /// <param name="configureServices">What it has beside the bus.</param>
    public ProbeNode(IDatabaseProvider database, IEnumerable<ModuleEventTypes> modules, Action<EventBusOptions>? configure = null, TimeProvider? time = null, IReadOnlyList<OwnDatabase>? own = null, Action<IServiceCollection>? configureServices = null)
    {
        Time = time ?? new ProbeTime();
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.None));
        collection.AddSingleton(database);
        collection.AddSingleton(Time);
        collection.AddSingleton<IModuleSwitches>(Switches);
        collection.AddSingleton(Behaviour);
        collection.AddScoped<ReadingRecorder>();
        collection.AddHttpContextAccessor();
        collection.AddAuditTrail(_ => AuditKeys, anchorFile: Path.Combine(Path.GetTempPath(), $"probe-{Guid.NewGuid():N}", "anchor.txt"));
        var configuration = new ConfigurationBuilder().Build();
        new ServiceConfigurationContext(collection, configuration, Publisher).AddModuleDbContext<PublisherDbContext>();
        new ServiceConfigurationContext(collection, configuration, Reader().Module).AddModuleDbContext<ReaderDbContext>();
        new ServiceConfigurationContext(collection, configuration, Other().Module).AddModuleDbContext<OtherDbContext>();
        new ServiceConfigurationContext(collection, configuration, Actor().Module).AddModuleDbContext<ActorDbContext>();
        new ServiceConfigurationContext(collection, configuration, Projection().Module).AddModuleDbContext<ProjectionDbContext>();
        own ??= [];
        foreach (var other in own)
            collection.AddSingleton(other);
        collection.AddKernelData();
        collection.AddEventBus(new EventRegistry([new ModuleEventTypes(Publisher, [], [typeof(TicketMovedEto), typeof(TicketClosedEto)]), .. modules])
            .Only(m => !own.Any(o => o.Modules.Contains(m))));
        collection.AddSingleton<BridgePump>();
        collection.Configure<EventBusOptions>(options =>
        {
            options.RetrySteps = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1)];
            configure?.Invoke(options);
        });
        configureServices?.Invoke(collection);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    public TimeProvider Time { get; }

    public ProbeTime Clock => (ProbeTime)Time;

    public ProbeSwitches Switches { get; } = new();

    public ProbeBehaviour Behaviour { get; } = new();

    public ProbeLog Log { get; } = new();

    public EventBusPump Pump => services.GetRequiredService<EventBusPump>();

    /// <summary>The bus of every database, and the bridges between them.</summary>
    public DatabaseBuses Buses => services.GetRequiredService<DatabaseBuses>();

    public IServiceProvider Services => services;

    /// <param name="version">The module's version.</param>
    /// <param name="handlers">Its handlers; by default the one for moved tickets.</param>
    public static ModuleEventTypes Reader(string version = "1.0.0.0", params Type[] handlers) => Module<ProbeReaderModule>(version, handlers.Length == 0 ? [typeof(ReaderWhenTicketMoved)] : handlers);

    public static ModuleEventTypes Other() => Module<ProbeOtherModule>("1.0.0.0", typeof(OtherWhenTicketMoved));

    public static ModuleEventTypes Actor() => Module<ProbeActorModule>("1.0.0.0", typeof(ActorWhenTicketMoved));

    public static ModuleEventTypes Projection() => Module<ProbeProjectionModule>("1.0.0.0", typeof(ProjectionWhenTicketMoved), typeof(ProjectionWhenTicketClosed));

    /// <summary>Prepares a database for the probes: the kernel's migrations and the probes' tables.</summary>
    public static async Task PrepareAsync(IDatabaseProvider database)
    {
        await using var node = new ProbeNode(database, []);
        await node.InScopeAsync(async scope =>
        {
            await scope.GetRequiredService<KernelDbContext>().Database.MigrateAsync();
            foreach (var context in scope.GetRequiredService<ModuleDbContextTypes>().All)
                await ((DbContext)scope.GetRequiredService(context.ContextType)).GetService<Microsoft.EntityFrameworkCore.Storage.IRelationalDatabaseCreator>().CreateTablesAsync();
            return true;
        });
    }

    public Task<DrainResult> DrainAsync() => Buses.DrainAsync(TestContext.Current.CancellationToken);

    public async Task<Guid> OpenTicketAsync(int moves = 1)
    {
        var id = Guid.CreateVersion7();
        await ChangeAsync(id, ticket =>
        {
            for (var i = 0; i < moves; i++)
                ticket.Move();
        });
        return id;
    }

    public Task MoveAsync(Guid ticket) => ChangeAsync(ticket, t => t.Move());

    public Task ChangeAsync(Guid ticket, Action<Ticket> change) => InScopeAsync(async scope =>
    {
        var context = scope.GetRequiredService<PublisherDbContext>();
        var record = await context.Tickets.FindAsync(ticket);
        if (record is null)
            context.Tickets.Add(record = new Ticket(ticket));
        change(record);
        await context.SaveChangesAsync();
        return true;
    });

    public Task<List<Reading>> ReadingsAsync<TContext>() where TContext : ReadingsDbContext
        => InScopeAsync(scope => scope.GetRequiredService<TContext>().Readings.OrderBy(r => r.Id).ToListAsync());

    public Task<List<Reading>> ReadingsAsync() => ReadingsAsync<ReaderDbContext>();

    public Task<List<InboxMessage>> InboxAsync(string consumer)
        => KernelAsync(kernel => kernel.Inbox.AsNoTracking().Where(i => i.Consumer == consumer).OrderBy(i => i.Position).ToListAsync());

    public Task<Consumer> ConsumerAsync(string name) => KernelAsync(kernel => kernel.Consumers.AsNoTracking().SingleAsync(c => c.Name == name));

    public Task<TResult> KernelAsync<TResult>(Func<KernelDbContext, Task<TResult>> use) => InScopeAsync(scope => use(scope.GetRequiredService<KernelDbContext>()));

    public Task<TResult> AdministerAsync<TResult>(Func<EventLogAdministration, Task<TResult>> decide) => InScopeAsync(scope =>
    {
        scope.GetRequiredService<CurrentUser>().Become(new UserAccess(Guid.Parse("11111111-1111-1111-1111-111111111111"), "Olu Operator", "council", true, [], new HashSet<string>()));
        return decide(scope.GetRequiredService<EventLogAdministration>());
    });

    public async Task<TResult> InScopeAsync<TResult>(Func<IServiceProvider, Task<TResult>> use)
    {
        await using var scope = services.CreateAsyncScope();
        return await use(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync() => await services.DisposeAsync();

    private static ModuleEventTypes Module<TModule>(string version, params Type[] handlers) where TModule : PlatformModule, new()
        => new(new ModuleDescriptor(typeof(TModule), new TModule(), folder: null) { Version = Version.Parse(version) }, handlers, [typeof(TicketMovedEto), typeof(TicketClosedEto)]);
}

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class ProbeTime : TimeProvider
{
    private DateTimeOffset now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}

/// <summary>The machine's clock, wrong by up to some seconds, differently each time it is read.</summary>
internal sealed class SkewedTime(TimeSpan most) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + most * (2 * Random.Shared.NextDouble() - 1);
}

internal sealed class ProbeSwitches : IModuleSwitches
{
    private readonly ConcurrentDictionary<string, bool> off = new();

    public bool IsEnabled(string moduleName) => !off.ContainsKey(moduleName);

    public void SwitchOff(string module) => off[module] = true;

    public void SwitchOn(string module) => off.TryRemove(module, out _);
}

/// <summary>Everything that was logged, as text.</summary>
internal sealed class ProbeLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => Lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
