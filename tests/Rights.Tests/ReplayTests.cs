using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts;
using Platform.FocusedDeterrence.Cohorts;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Rights.Tests;

/// <summary>The rule for every module's handlers: told everything again, nothing changes, and nothing is published.</summary>
public sealed class ReplayTests
{
    // How the bus itself stands, and what is written about those who look and decide.
    private static readonly string[] NotOfAModule = ["bus_Inbox", "bus_Consumer", "bus_Replay", "sys_Audit", "sys_AuditSeal", "sys_AuditCheck", "sys_Lease", "sys_Node"];

    [Theory, EachDatabase]
    public async Task Telling_every_module_everything_again_changes_no_table_and_publishes_nothing(DatabaseKind kind)
    {
        await using var host = await EveryModule.StartAsync(kind);
        await HappenAsync(host);
        var before = await DatabaseScan.ReadAsync(host);

        foreach (var module in await ReadersAsync(host))
        {
            await host.ReplayAsync(module);
            Differences(before, await DatabaseScan.ReadAsync(host)).ShouldBeEmpty($"{module} was told the past again");
        }

        await AllHandledAsync(host);
    }

    [Theory, EachDatabase]
    public async Task Emptying_every_read_model_and_building_it_again_changes_no_table_and_publishes_nothing(DatabaseKind kind)
    {
        await using var host = await EveryModule.StartAsync(kind);
        await HappenAsync(host);
        var before = await DatabaseScan.ReadAsync(host);
        var rebuilt = new List<string>();

        foreach (var module in host.Services.GetRequiredService<ModuleCatalogue>().Workstreams.Where(m => m.Instance.ReadModel.Count > 0))
        {
            await host.InScopeAsync(async s => (await s.GetRequiredService<EventLogAdministration>().RebuildAsync(module.Name, "A test builds it again.", CancellationToken.None)).Errors.ShouldBeEmpty());
            await host.DrainAsync();
            Differences(before, await DatabaseScan.ReadAsync(host)).ShouldBeEmpty($"{module.Name} was rebuilt");
            rebuilt.Add(module.Name);
        }

        rebuilt.Order(StringComparer.Ordinal).ShouldBe(["csp-reporting", "focused-deterrence"]);
        await AllHandledAsync(host);
    }

    [Fact]
    public async Task A_handler_that_makes_something_each_time_it_is_told_is_found()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite, options => options.With<OffenderModule>());
        await HappenAsync(host);
        var before = await DatabaseScan.ReadAsync(host);
        var (made, published) = (Offender.Made, before.Rows.Count(r => r.Table == "bus_Outbox"));

        await host.ReplayAsync("offender");

        Offender.Made.ShouldBeGreaterThan(made, "it was told again");
        var waiting = await host.InScopeAsync(s => s.GetRequiredService<KernelDbContext>().Inbox.Where(i => i.Consumer == "offender" && i.Status != InboxStatus.Done).Select(i => i.LastError).FirstAsync());
        waiting.ShouldNotBeNull().ShouldContain("[OnceOnly]");
        (await DatabaseScan.ReadAsync(host)).Rows.Count(r => r.Table == "bus_Outbox").ShouldBe(published, "it could not publish");
        (await UnhandledAsync(host)).ShouldNotBeEmpty("the rule sees it");

        // And a row that has changed is told.
        await host.InScopeAsync(s => s.GetRequiredService<KernelDbContext>().Database.ExecuteSqlAsync($"UPDATE \"deter_KnownChild\" SET \"YearOfBirth\" = 1900"));
        Differences(before, await DatabaseScan.ReadAsync(host)).ShouldContain(d => d.StartsWith("deter_KnownChild", StringComparison.Ordinal));
    }

    /// <summary>A child with whom every workstream worked, every event that anybody handles, and what changed since.</summary>
    private static async Task HappenAsync(PlatformHost host)
    {
        await RichChild.MakeAsync(host);
        await AboutAChildInTheChildsStreamAsync(host);
        await PublishTheRestAsync(host);
        // What people did later must not change what the past means: a panel that opened since is not told of old incidents.
        host.Clock.SetDay(EveryModule.Today.AddDays(40));
        foreach (var area in (string[])[RichChild.Swindon, "E06000054"])
        {
            var cohort = await host.DoAsync(new DraftCohort(Guid.NewGuid(), area, "Later evenings", "Fewer people hurt.", LawfulBasis.PublicTask, "The Serious Violence Duty.", "DPIA-2",
                EveryModule.Today.AddDays(30), EveryModule.Today.AddDays(120)), Roles.DeterrenceCoordinator, area);
            await host.DoAsync(new OpenCohort(cohort), Roles.DeterrenceCoordinator, area);
        }

        await host.DrainAsync();
    }

    /// <summary>What the catalogue of events says of streams holds: an event that names a child is in the child's, and no other is.</summary>
    private static async Task AboutAChildInTheChildsStreamAsync(PlatformHost host)
    {
        var events = await host.InScopeAsync(s => s.GetRequiredService<KernelDbContext>().Outbox.Select(m => new { m.Name, m.StreamKey, m.Payload }).ToListAsync());
        events.Count.ShouldBeGreaterThan(10);
        foreach (var each in events)
        {
            using var payload = JsonDocument.Parse(each.Payload);
            var child = payload.RootElement.TryGetProperty("childId", out var named) && named.ValueKind == JsonValueKind.String ? named.GetGuid() : (Guid?)null;
            if (child is { } id)
                each.StreamKey.ShouldBe(Streams.Child(id), each.Name);
            else
                each.StreamKey.ShouldNotStartWith("child/", customMessage: each.Name);
        }
    }

    /// <summary>Of each event that some module handles and that did not happen by itself, one, so that no handler is left out.</summary>
    private static async Task PublishTheRestAsync(PlatformHost host)
    {
        var happened = await host.InScopeAsync(s => s.GetRequiredService<KernelDbContext>().Outbox.Select(m => m.Name).Distinct().ToListAsync());
        var registry = host.Services.GetRequiredService<EventRegistry>();
        foreach (var subscription in registry.Consumers.SelectMany(c => c.Subscriptions.Values).DistinctBy(s => s.EventType).Where(s => !happened.Contains(EventNameAttribute.Of(s.EventType).Name)))
        {
            // Erasing somebody who is nobody is a story of its own, with tests of its own.
            if (subscription.EventType != typeof(PersonErasedEto))
                await host.PublishAsync((dynamic)Make(subscription.EventType));
        }
    }

    private static object Make(Type type)
    {
        var constructor = type.GetConstructors()[0];
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType, p.Name!))]);
    }

    private static object? Value(Type type, string name) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(Guid) => Guid.NewGuid(),
        var t when t == typeof(DateOnly) => EveryModule.Today,
        var t when t == typeof(DateTime) => EveryModule.Today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
        var t when t == typeof(int) => 2,
        var t when t == typeof(bool) => true,
        var t when t == typeof(string) => name switch { "AreaCode" => RichChild.Swindon, "Quarter" => "2025Q4", _ => "other" },
        var t when t.IsAssignableFrom(typeof(List<string>)) => new List<string> { "one", "two" },
        var t when t.IsAssignableFrom(typeof(string[])) => new[] { "one", "two" },
        var t => throw new NotSupportedException($"Say here what a {t.Name} is made of."),
    };

    private static Task<List<string>> ReadersAsync(PlatformHost host) => Task.FromResult(host.Services.GetRequiredService<EventRegistry>().Consumers.Select(c => c.Name).Order(StringComparer.Ordinal).ToList());

    private static async Task AllHandledAsync(PlatformHost host) => (await UnhandledAsync(host)).ShouldBeEmpty();

    private static Task<List<string>> UnhandledAsync(PlatformHost host)
        => host.InScopeAsync(s => s.GetRequiredService<KernelDbContext>().Inbox.Where(i => i.Status != InboxStatus.Done).Select(i => $"{i.Consumer} {i.Name} {i.LastError}").ToListAsync());

    private static List<string> Differences(DatabaseScan before, DatabaseScan after)
    {
        var (was, isNow) = (Lines(before), Lines(after));
        return [.. was.Except(isNow).Select(l => $"{l} is gone"), .. isNow.Except(was).Select(l => $"{l} is new")];

        static HashSet<string> Lines(DatabaseScan scan) => scan.Rows.Where(r => !NotOfAModule.Contains(r.Table) && !r.Table.StartsWith("job_", StringComparison.Ordinal))
            .Select(r => $"{r.Table}: {string.Join(", ", r.Values.Select(v => $"{v.Column}={v.Value}"))}").ToHashSet(StringComparer.Ordinal);
    }
}

/// <summary>A module that does what no module may: it publishes whenever it is told.</summary>
[DependsOn(typeof(KernelModule))]
[ModuleManifest("offender", "Offender", "Breaks the rule that a test must find.", "offend_")]
public sealed class OffenderModule : PlatformModule
{
    public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("It is made for tests.");

    /// <inheritdoc />
    public override void ConfigureServices(ServiceConfigurationContext context) => context.AddModuleDbContext<OffenderDbContext>();
}

internal sealed class OffenderDbContext(DbContextOptions<OffenderDbContext> options, ModuleDbContextServices services) : ModuleDbContext(options, services)
{
    protected override string TablePrefix => "offend_";

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        // It keeps nothing; what it publishes is the offence.
    }
}

/// <summary>Published each time by the offender.</summary>
[EventName("offender.thing-made.v1")]
public sealed record ThingMadeEto(Guid Id) : IEto;

internal sealed class Offender(IDistributedEventBus bus) : IDistributedEventHandler<Platform.CaseManagement.Contracts.ChildRegisteredEto>
{
    public static int Made { get; private set; }

    public Task HandleEventAsync(Platform.CaseManagement.Contracts.ChildRegisteredEto eventData, CancellationToken cancellationToken)
    {
        Made++;
        return bus.PublishAsync(new ThingMadeEto(eventData.ChildId));
    }
}
