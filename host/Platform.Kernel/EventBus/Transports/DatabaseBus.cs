using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus.Transports;

/// <summary>
/// The event bus of one database. The platform's is the one that is registered; a database of a module's own has a bus of the same
/// parts, each made a second time around that database. The parts know nothing of it: where they ask their scope for the kernel's
/// context they get this database's, and handlers, which the scope makes, get the platform's as everywhere.
/// </summary>
internal sealed class DatabaseBus(PlatformDatabase database, IServiceProvider root, BusParts parts, EventRegistry registry) : IServiceProvider, IServiceScopeFactory
{
    private readonly Dictionary<Type, object> own = [];
    private readonly Lock making = new();

    public PlatformDatabase Database => database;

    public ConsumerRegistration Registration => Get<ConsumerRegistration>();

    public EventBusPump Pump => Get<EventBusPump>();

    /// <summary>A part of this bus.</summary>
    public T Get<T>() where T : notnull => (T)GetService(typeof(T))!;

    /// <summary>The parts that run with the host.</summary>
    public IEnumerable<IHostedService> Running() => parts.OfDatabase.Where(typeof(IHostedService).IsAssignableFrom).Select(p => (IHostedService)GetService(p)!);

    public IServiceScope CreateScope() => database.IsPlatform ? root.CreateScope() : new Scope(this, root.CreateAsyncScope());

    public AsyncServiceScope CreateAsyncScope() => new(CreateScope());

    /// <summary>Does something with this database's kernel tables.</summary>
    public async Task<T> InKernelAsync<T>(Func<KernelDbContext, Task<T>> use)
    {
        await using var scope = CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<KernelDbContext>()).ConfigureAwait(false);
    }

    public object? GetService(Type serviceType)
    {
        if (database.IsPlatform)
            return root.GetService(serviceType);
        if (serviceType == typeof(IServiceProvider) || serviceType == typeof(IServiceScopeFactory))
            return this;
        if (serviceType == typeof(IDatabaseProvider))
            return database.Provider;
        if (serviceType == typeof(BusWakeUp))
            return database.WakeUp;
        if (serviceType == typeof(EventRegistry))
            return registry;
        if (!parts.OfDatabase.Contains(serviceType))
            return root.GetService(serviceType);

        lock (making)
        {
            if (!own.TryGetValue(serviceType, out var part))
                own.Add(serviceType, part = ActivatorUtilities.CreateInstance(this, serviceType));
            return part;
        }
    }

    private sealed class Scope(DatabaseBus bus, AsyncServiceScope inner) : IServiceScope, IServiceProvider, IAsyncDisposable
    {
        private readonly Dictionary<Type, object> own = [];
        private KernelDbContext? kernel;

        public IServiceProvider ServiceProvider => this;

        public object? GetService(Type serviceType)
        {
            if (serviceType == typeof(KernelDbContext))
                return kernel ??= bus.Database.OpenKernel();
            if (serviceType == typeof(IServiceProvider))
                return this;
            if (parts.Contains(serviceType))
                return own.TryGetValue(serviceType, out var part) ? part : own[serviceType] = ActivatorUtilities.CreateInstance(this, serviceType);
            return bus.IsOwn(serviceType) ? bus.GetService(serviceType) : inner.ServiceProvider.GetService(serviceType);
        }

        public void Dispose()
        {
            kernel?.Dispose();
            inner.Dispose();
        }

        public async ValueTask DisposeAsync()
        {
            if (kernel is not null)
                await kernel.DisposeAsync().ConfigureAwait(false);
            await inner.DisposeAsync().ConfigureAwait(false);
        }

        private readonly IReadOnlySet<Type> parts = bus.PartsOfScope;
    }

    private IReadOnlySet<Type> PartsOfScope => parts.OfScope;

    private bool IsOwn(Type type) => type == typeof(IServiceScopeFactory) || type == typeof(IDatabaseProvider) || type == typeof(BusWakeUp) || type == typeof(EventRegistry) || parts.OfDatabase.Contains(type);
}

/// <summary>The parts that a bus is made of, as <c>AddEventBus</c> registers them: those that live with the process, and those of a scope.</summary>
internal sealed record BusParts(IReadOnlySet<Type> OfDatabase, IReadOnlySet<Type> OfScope)
{
    /// <param name="registered">What the event bus registered under its own type.</param>
    public static BusParts Of(IEnumerable<ServiceDescriptor> registered)
    {
        var own = registered.Where(d => d.ServiceType == d.ImplementationType).ToList();
        return new BusParts(
            own.Where(d => d.Lifetime == ServiceLifetime.Singleton).Select(d => d.ServiceType).ToHashSet(),
            own.Where(d => d.Lifetime == ServiceLifetime.Scoped).Select(d => d.ServiceType).ToHashSet());
    }
}
