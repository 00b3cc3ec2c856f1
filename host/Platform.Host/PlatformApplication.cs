using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Platform.Host.Access;
using Platform.Host.Databases;
using Platform.Host.People;
using Platform.Host.Jobs;
using Platform.Host.SignIn;
using Platform.Host.SignIn.ApiClients;
using Platform.Host.SignIn.Limits;
using Platform.Host.SignIn.SingleSignOn;
using Platform.Host.Transports;
using Platform.Host.Web;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Modularity;
using Platform.Web;

namespace Platform.Host;

/// <summary>How one process of the host is put together.</summary>
internal sealed record PlatformOptions
{
    /// <summary>Where the embedded database, keys and uploads are kept.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Where modules are found; the folder <c>modules</c> beside the host unless said otherwise.</summary>
    public string? ModulesPath { get; init; }

    /// <summary>Load only these modules; null for all that are there.</summary>
    public IReadOnlySet<string>? OnlyModules { get; init; }

    /// <summary>Module classes that the process already holds, for tests.</summary>
    public IReadOnlyList<Type> ExtraModules { get; init; } = [];

    /// <summary>Settings that win over files and environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Addresses to serve on, separated by semicolons; null for the configured ones.</summary>
    public string? Urls { get; init; }

    /// <summary>Run the pump, the jobs and the refreshing of switches; false for commands that only do one thing.</summary>
    public bool RunsInBackground { get; init; } = true;

    /// <summary>Changes to the services, the last word; for tests and the demonstration.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }
}

/// <summary>The composition root: loads the modules, registers everything, and lays the request pipeline.</summary>
internal static class PlatformApplication
{
    public static WebApplication Build(PlatformOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(PlatformApplication).Assembly.GetName().Name,
        });
        builder.Configuration
            .AddJsonFile(Path.Combine(Path.GetFullPath(options.DataDirectory), "platform.json"), optional: true, reloadOnChange: false)
            .AddEnvironmentVariables("PLATFORM_")
            .AddInMemoryCollection(options.Settings);
        // Standard output belongs to what a command says, and with --json to a script.
        builder.Logging.ClearProviders()
            .AddConsole(console =>
            {
                console.LogToStandardErrorThreshold = LogLevel.Trace;
                console.FormatterName = LogWithoutPeople.FormatterName;
            })
            .AddConsoleFormatter<LogWithoutPeople, ConsoleFormatterOptions>();
        if (options.Urls is not null)
            builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        var database = DatabaseSettings.Read(builder.Configuration, options.DataDirectory);
        var catalog = new PlugInCatalog(options.ModulesPath ?? Path.Combine(AppContext.BaseDirectory, "modules"));
        var modules = ModuleLoader.Load(
            new TypePlugInSource([typeof(KernelModule), typeof(HostModule), .. options.ExtraModules]),
            new FolderPlugInSource(catalog, options.OnlyModules ?? LocalModules(builder.Configuration, catalog)));

        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(database);
        services.AddSingleton(DatabaseProviderFactory.Create(database.Provider, database.ConnectionString));
        services.AddPlatformKernel(modules, builder.Configuration);
        var own = DatabaseSettings.ReadOwn(builder.Configuration, options.DataDirectory, database, modules.Workstreams.Select(m => m.Name).ToHashSet(StringComparer.Ordinal));
        foreach (var other in own)
            services.AddSingleton(other);
        services.AddEventBus(EventRegistry.Of(modules).Only(m => !own.Any(o => o.Modules.Contains(m))));
        var dataDirectory = Path.GetFullPath(options.DataDirectory);
        var rabbit = RabbitMqOptions.Read(builder.Configuration);
        if (rabbit is not null)
            services.AddRabbitMq(rabbit, modules);
        services.AddAuditTrail(
            s => AuditKeyRing.Open(s.GetRequiredService<IOptions<AuditOptions>>().Value, Path.Combine(dataDirectory, "keys")),
            anchorFile: Path.Combine(dataDirectory, "audit", "anchor.txt"));
        services.AddScoped<ModuleMigrator>();
        services.AddScoped<UserAccessReader>();
        services.AddScoped<RecordReach>();
        services.AddScoped<ConflictFinder>();
        services.AddScoped<GrantReader>();
        services.AddScoped<DirectoryReach>();
        services.AddScoped<DirectoryHistory>();
        services.AddScoped<LastRoleManager>();
        services.AddScoped<MembershipRules>();
        services.AddScoped<CoverReader>();
        services.AddScoped<RoleHolders>();
        services.AddScoped<Kernel.Sharing.ISharingGate, Sharing.SharingGate>();
        services.AddScoped<Sharing.HandOverTargets>();
        services.AddScoped<Sharing.FinishHandOver>();
        services.AddScoped<Sharing.InvolvementReader>();
        services.AddScoped<Sharing.FindKnocks>();
        services.AddPlatformSignIn(builder.Configuration);
        services.AddScoped<Kernel.Security.IAgencyDirectory, Auditing.AgencyDirectory>();
        services.AddScoped<Rights.CompleteErasures>();
        services.AddScoped<Rights.RetentionReview>();
        AddPages(services, modules);
        services.AddHealthChecks().AddPlatformChecks();
        services.AddPlatformTelemetry(builder.Configuration);
        services.AddPlatformKeys(builder.Configuration, database, Path.Combine(dataDirectory, "keys"));

        if (options.RunsInBackground)
        {
            services.AddHostedService<ModuleSwitchRefresher>();
            services.AddEventBusPump();
            if (rabbit is not null)
                services.AddRabbitMqPumps();
            services.AddAuditSealing();
            services.AddPlatformJobs(database);
            if (!database.Provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
                services.AddHostedService<SharedWindowsExchange>();
        }

        options.ConfigureServices?.Invoke(services);
        var app = builder.Build();
        LayPipeline(app, modules);
        return app;
    }

    /// <summary>The workstreams of this host where others are in hosts of their own: <c>Modules:Local</c>, names with spaces between them.</summary>
    private static HashSet<string>? LocalModules(ConfigurationManager configuration, PlugInCatalog catalog)
    {
        if (configuration["Modules:Local"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal) is not { } local)
            return null;
        var there = catalog.Folders.Select(f => Path.GetFileName(f)).ToList();
        return local.Except(there, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw new ArgumentException($"Modules:Local names '{unknown}', which is not installed. Choose from: {string.Join(", ", there)}.")
            : local;
    }

    private static void AddPages(IServiceCollection services, ModuleCatalogue modules)
    {
        services.AddPlatformWeb();
        // Codes are read by people and by other systems; a number would change its meaning with the next member.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context =>
        {
            if (ModuleGate.FindClosed(context.HttpContext) is { } closed)
                context.ProblemDetails.Detail = closed;
            else if (RestrictedProcessingNotice.Find(context.HttpContext) is not null)
                context.ProblemDetails.Detail = "The processing of this record is restricted: it is kept and not used (UK GDPR, article 18).";
        });
        services.AddAntiforgery();
        services.AddApiDocument();
        services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(mvc =>
        {
            mvc.Filters.Add(new UnhandledPageRequests());
            BindingWords.Set(mvc.ModelBindingMessageProvider);
        });
        services.AddRazorPages(pages =>
        {
            pages.Conventions.Add(new ModulePageConvention(modules));
            pages.Conventions.AllowAnonymousToPage("/SignIn");
            pages.Conventions.AllowAnonymousToFolder("/SignInSteps");
        }).ConfigureApplicationPartManager(parts => ModuleParts.Add(parts, modules));
        services.Configure<RouteOptions>(route => route.LowercaseUrls = true);
    }

    private static void LayPipeline(WebApplication app, ModuleCatalogue modules)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseStatusCodePages());
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages => pages.UseStatusCodePagesWithReExecute("/error/{0}"));
        app.UseMiddleware<ErrorResponses>();
        app.UseStaticFiles();
        foreach (var module in modules.Workstreams)
            if (module.Folder is { } folder && Directory.Exists(Path.Combine(folder, "wwwroot")))
                app.UseStaticFiles(new StaticFileOptions
                {
                    FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(Path.Combine(Path.GetFullPath(folder), "wwwroot")),
                    RequestPath = $"/_content/{module.Name}",
                });

        app.UseRouting();
        app.UseMiddleware<ModuleGate>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<CurrentUserFromSession>();
        app.UseAuthorization();
        app.UseMiddleware<RestrictedProcessingAnswers>();
        app.UseMiddleware<CookiePostsToApi>();
        app.UseAntiforgery();
        app.MapRazorPages();
        app.MapPlatformHealth();
        app.MapApiDocument();
        app.MapBackChannelLogout();
        ModuleLoader.Initialize(modules, app.Services, app);
    }
}
