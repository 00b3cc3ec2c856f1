using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts;
using Platform.Host;
using Platform.Host.Databases;
using Platform.Host.People;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.EventBus.Transports;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;

namespace Platform.Testing;

/// <summary>
/// The real host, on a free port of 127.0.0.1, on a database of its own, with the modules that a test names. Its clock
/// stands where the test sets it, and events are delivered when the test says so, unless it runs in the background.
/// </summary>
public sealed class PlatformHost : IAsyncDisposable
{
    /// <summary>The password of everybody whom <see cref="AddPersonAsync"/> adds.</summary>
    public const string Password = "a long password for tests";

    private readonly WebApplication app;
    private readonly TestDatabase database;
    private readonly string dataDirectory;
    private readonly bool ownsDatabase;

    private PlatformHost(WebApplication app, TestDatabase database, string dataDirectory, TestClock clock, bool ownsDatabase)
    {
        this.app = app;
        this.database = database;
        this.dataDirectory = dataDirectory;
        this.ownsDatabase = ownsDatabase;
        Clock = clock;
    }

    /// <summary>Where it answers.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>Its root services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Its clock: real until a test sets it.</summary>
    public TestClock Clock { get; }

    /// <summary>The database it runs on.</summary>
    public TestDatabase Database => database;

    /// <summary>Starts a host. Every module that it loads is switched on, unless the options say otherwise.</summary>
    public static async Task<PlatformHost> StartAsync(DatabaseKind kind, Action<PlatformHostOptions>? configure = null)
    {
        var options = new PlatformHostOptions();
        configure?.Invoke(options);
        var database = options.Database ?? await TestDatabase.CreateAsync(kind, TemplateName(options), async provider =>
        {
            var folder = NewFolder();
            await using (var template = Build(options, provider.Name, ConnectionStringOf(provider), folder, new TestClock(), runsInBackground: false))
            {
                await using var scope = template.Services.CreateAsyncScope();
                var failed = await scope.ServiceProvider.GetRequiredService<ModuleMigrator>().MigrateAsync(_ => { }, CancellationToken.None);
                if (failed.Count > 0)
                    throw new InvalidOperationException(string.Join(" ", failed.Select(f => $"{f.DisplayName}: {f.Reason}")));
            }

            Directory.Delete(folder, recursive: true);
        });

        var dataDirectory = options.DataDirectory ?? NewFolder();
        var clock = new TestClock();
        var app = Build(options, database.Provider.Name, database.ConnectionString, dataDirectory, clock, options.RunsInBackground);
        var host = new PlatformHost(app, database, dataDirectory, clock, ownsDatabase: options.Database is null);
        try
        {
            await host.StartAsync(options);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        return host;
    }

    /// <summary>Delivers every event that waits, on this thread.</summary>
    public async Task DrainAsync() => await app.Services.GetRequiredService<DatabaseBuses>().DrainAsync(CancellationToken.None);

    /// <summary>Tells a module every kept event again, as <c>platform events replay</c> does, and delivers them.</summary>
    public async Task ReplayAsync(string module)
    {
        await InScopeAsync(services => services.GetRequiredService<DatabaseBuses>().AdministerAsync(module, services, events => events.ReplayAsync(module, 1, "A test tells the past again.", CancellationToken.None)));
        await DrainAsync();
    }

    /// <summary>Switches a module on or off, as the Modules page does.</summary>
    public Task SwitchAsync(string module, bool isEnabled) => app.Services.GetRequiredService<ModuleSwitches>().SetAsync(module, isEnabled, "test", by: null, CancellationToken.None);

    /// <summary>Sends a request as somebody who holds what a role holds from the start, in these areas (none: every area).</summary>
    public async Task<T> SendAsync<T>(IRequest<T> request, string role, params string[] areas)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var permissions = app.Services.GetRequiredService<PermissionDefinitions>().DefaultsOf(role);
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(new UserAccess(PersonId(role), $"Test {role}", "test-agency", areas.Length == 0, areas, permissions));
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Does something in a scope that works for the platform itself: every area, every permission.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> action)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        return await action(scope.ServiceProvider);
    }

    /// <inheritdoc cref="InScopeAsync{T}"/>
    public Task InScopeAsync(Func<IServiceProvider, Task> action) => InScopeAsync(async services =>
    {
        await action(services);
        return 0;
    });

    /// <summary>Does something in a scope of a person with a role's permissions, in these areas (none: every area).</summary>
    public async Task<T> InScopeOfAsync<T>(string role, string[] areas, Func<IServiceProvider, Task<T>> action)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var permissions = app.Services.GetRequiredService<PermissionDefinitions>().DefaultsOf(role);
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(new UserAccess(PersonId(role), $"Test {role}", "test-agency", areas.Length == 0, areas, permissions));
        return await action(scope.ServiceProvider);
    }

    /// <summary>Puts an event into the log as if its publisher, which need not be loaded, had published it; then delivers it.</summary>
    public async Task PublishAsync<TEvent>(TEvent eventData, string? streamKey = null) where TEvent : class, IEto
    {
        await InScopeAsync(async services =>
        {
            var kernel = services.GetRequiredService<KernelDbContext>();
            kernel.Outbox.Add(services.GetRequiredService<OutboxWriter>().CreateMessage(eventData, streamKey, streamVersion: 0, notBeforeUtc: default));
            await kernel.SaveChangesAsync();
        });
        await DrainAsync();
    }

    /// <summary>Adds a person to the directory; the user name is returned.</summary>
    public Task<string> AddPersonAsync(string role, params string[] areas) => InScopeAsync(async services =>
    {
        var userName = $"{role}-{Guid.NewGuid():N}";
        var user = UserFactory.Create(services, userName, $"Test {role}", "test-agency", [role], areas.Length == 0 ? ["all"] : areas);
        var result = await services.GetRequiredService<UserManager<User>>().CreateAsync(user, Password);
        return result.Succeeded ? userName : throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    });

    /// <summary>While one person of the directory is away another does their work, with their areas.</summary>
    public Task CoverAsync(string awayUserName, string coveringUserName, DateOnly from, DateOnly until) => InScopeAsync(async services =>
    {
        var users = services.GetRequiredService<UserManager<User>>();
        var (away, covering) = (await users.FindByNameAsync(awayUserName), await users.FindByNameAsync(coveringUserName));
        var db = services.GetRequiredService<HostDbContext>();
        db.Covers.Add(new Cover(Guid.NewGuid(), away!.Id, covering!.Id, "test-agency", from, until, "A test", givesAreas: true));
        await db.SaveChangesAsync();
        services.GetRequiredService<UserAccessReader>().Forget();
    });

    /// <summary>A browser without a screen that nobody has signed in with.</summary>
    public PlatformClient Anonymous() => new(Url);

    /// <summary>A browser without a screen, signed in as a new person with a role in these areas (none: every area).</summary>
    public async Task<PlatformClient> AsAsync(string role, params string[] areas)
    {
        var userName = await AddPersonAsync(role, areas);
        var client = new PlatformClient(Url);
        await client.SignInAsync(userName, Password);
        return client;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsDatabase)
            await database.DisposeAsync();
        try
        {
            Directory.Delete(dataDirectory, recursive: true);
        }
        catch (IOException)
        {
            // A file that is still open goes with the temporary folder.
        }
    }

    private async Task StartAsync(PlatformHostOptions options)
    {
        await InScopeAsync(async services => (await services.GetRequiredService<ModuleMigrator>().MigrateAsync(_ => { }, CancellationToken.None)).Count);
        foreach (var module in app.Services.GetRequiredService<ModuleCatalogue>().Workstreams.Where(m => !options.SwitchedOff.Contains(m.Name)))
            await SwitchAsync(module.Name, isEnabled: true);
        await app.StartAsync();
        Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    private static WebApplication Build(PlatformHostOptions options, string provider, string connectionString, string dataDirectory, TestClock clock, bool runsInBackground)
    {
        var settings = new Dictionary<string, string?>(options.Settings)
        {
            ["Database:Provider"] = provider,
            ["Database:ConnectionString"] = connectionString,
        };
        settings.TryAdd("Logging:LogLevel:Default", "Error");
        // A test of something else signs in with a password alone.
        settings.TryAdd("SignIn:SecondFactor", "Offered");
        // All tests are one address, and a crawl or a benchmark asks quicker than people do.
        foreach (var limit in new[] { "SignInPerMinute", "ApiClientPerMinute", "PersonPerMinute", "AddressPerMinute", "FailedSignInsPerAddress" })
            settings.TryAdd($"RateLimits:{limit}", "1000000");
        settings.TryAdd("Logging:LogLevel:Microsoft.EntityFrameworkCore", "None");
        return PlatformApplication.Build(new PlatformOptions
        {
            DataDirectory = dataDirectory,
            ModulesPath = options.ModulesPath ?? HostOutput.ModulesPath,
            OnlyModules = options.Modules,
            ExtraModules = options.ModuleTypes,
            Settings = settings,
            Urls = "http://127.0.0.1:0",
            RunsInBackground = runsInBackground,
            ConfigureServices = services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                // A hash that is slow on purpose would be most of a test's time.
                services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
                services.AddSingleton<IDatabaseProvider>(new TranslatingProvider(DatabaseProviderFactory.Create(provider, connectionString)));
                options.ConfigureServices?.Invoke(services);
            },
        });
    }

    private static string TemplateName(PlatformHostOptions options)
    {
        var modules = string.Join(' ', options.Modules?.Order(StringComparer.Ordinal) ?? Enumerable.Repeat("all", 1)) + string.Join(' ', options.ModuleTypes.Select(t => t.FullName))
            + string.Join(' ', options.Settings.Keys.Where(k => k.StartsWith("Modules:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        return "host-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(modules + options.ModulesPath)))[..16];
    }

    private static string ConnectionStringOf(IDatabaseProvider provider)
    {
        var context = new Microsoft.EntityFrameworkCore.DbContextOptionsBuilder();
        provider.Configure(context, "unused");
        return context.Options.Extensions.OfType<Microsoft.EntityFrameworkCore.Infrastructure.RelationalOptionsExtension>().Single().ConnectionString!;
    }

    private static Guid PersonId(string role) => new(MD5.HashData(Encoding.UTF8.GetBytes(role)));

    private static string NewFolder() => Directory.CreateTempSubdirectory("platform-test-").FullName;
}

/// <summary>How a test wants its host.</summary>
public sealed class PlatformHostOptions
{
    /// <summary>Load only these modules from the host's output; null for all. Empty by default: a module's own tests name their class.</summary>
    public IReadOnlySet<string>? Modules { get; set; } = new HashSet<string>();

    /// <summary>Module classes that the test's process already holds.</summary>
    public List<Type> ModuleTypes { get; } = [];

    /// <summary>Where modules are found, when not beside the built host.</summary>
    public string? ModulesPath { get; set; }

    /// <summary>Modules that stay off.</summary>
    public HashSet<string> SwitchedOff { get; } = [];

    /// <summary>Settings that win.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>Run pump, jobs and refreshing as in production; otherwise <see cref="PlatformHost.DrainAsync"/> delivers events.</summary>
    public bool RunsInBackground { get; set; }

    /// <summary>A database that outlives the host, for tests that start a second one on it.</summary>
    public TestDatabase? Database { get; set; }

    /// <summary>The data folder; a temporary one unless said.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>Changes to the services, the last word.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; set; }

    /// <summary>Loads a module class of the test's own process.</summary>
    public PlatformHostOptions With<TModule>() where TModule : PlatformModule
    {
        ModuleTypes.Add(typeof(TModule));
        return this;
    }

    /// <summary>Loads every module of the host's output.</summary>
    public PlatformHostOptions WithAllModules()
    {
        Modules = null;
        return this;
    }
}
