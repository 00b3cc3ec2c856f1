using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Kernel.Tests.Auditing;

/// <summary>One process of the platform, as far as the audit trail is concerned. Several may share a database and a key.</summary>
internal sealed class AuditNode : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly string folder = Directory.CreateTempSubdirectory("platform-audit-").FullName;

    public AuditNode(IDatabaseProvider database, AuditKeyRing keys, Action<AuditOptions>? configure = null, TimeProvider? time = null, string? anchorFile = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddLogging();
        collection.AddSingleton(database);
        if (time is not null)
            collection.AddSingleton(time);
        collection.AddHttpContextAccessor();
        collection.AddSingleton<IModuleSwitches>(new EventBus.Probes.ProbeSwitches());
        collection.AddKernelData();
        collection.AddEventBus(new EventRegistry([]));
        collection.AddAuditTrail(_ => keys, anchorFile ?? Path.Combine(folder, "anchor.txt"));
        collection.AddAuditSealing();
        collection.Configure<EventBusOptions>(o => o.NodeName = Guid.NewGuid().ToString("N")[..8]);
        collection.Configure<AuditOptions>(o => configure?.Invoke(o));
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public AuditSealer Sealer => services.GetRequiredService<AuditSealer>();

    public AuditAnchor Anchor => services.GetRequiredService<AuditAnchor>();

    public AuditSealing Sealing => services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<AuditSealing>().Single();

    public static Task<TestDatabase> CreateDatabaseAsync(DatabaseKind kind) => TestDatabase.CreateAsync(kind, "audit trail", async provider =>
    {
        await using var node = new AuditNode(provider, AuditKeyRing.ForTests());
        await node.InScopeAsync(async scope =>
        {
            await scope.GetRequiredService<KernelDbContext>().Database.MigrateAsync();
            return true;
        });
    });

    public Task WriteAsync(int entries = 1, string? reason = null) => InScopeAsync(async scope =>
    {
        var kernel = scope.GetRequiredService<KernelDbContext>();
        for (var i = 0; i < entries; i++)
            kernel.Audit.Add(scope.GetRequiredService<AuditTrail>().Entry("cases", "ViewChild", isView: true, AuditOutcome.Done, "child", Guid.CreateVersion7(), reason));
        return await kernel.SaveChangesAsync();
    });

    public Task<long> SealAsync() => Sealer.SealAllAsync(pause: null, TestContext.Current.CancellationToken);

    public Task<AuditVerification> VerifyAsync() => InScopeAsync(scope => scope.GetRequiredService<AuditVerifier>().VerifyAsync(null, TestContext.Current.CancellationToken));

    public Task<TResult> KernelAsync<TResult>(Func<KernelDbContext, Task<TResult>> use) => InScopeAsync(scope => use(scope.GetRequiredService<KernelDbContext>()));

    public async Task<TResult> InScopeAsync<TResult>(Func<IServiceProvider, Task<TResult>> use)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(new UserAccess(Guid.Parse("11111111-1111-1111-1111-111111111111"), "Ann O'Néill", "council", true, [], new HashSet<string>()));
        return await use(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
