using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Platform.Host.People;
using Platform.Kernel.EventBus;
using Platform.Kernel.Rights;
using Platform.Testing;

namespace Rights.Tests;

public sealed class ErasureTests
{
    // That the person's identifier was erased, and who opened the record in its time. Neither says who it was.
    private static readonly string[] Registers = ["sys_Erasure", "sys_Audit"];

    [Theory, EachDatabase]
    public async Task An_erased_child_is_in_no_table_kept_event_search_key_log_or_file(DatabaseKind kind)
    {
        var logged = new CapturedLog();
        var folder = Directory.CreateTempSubdirectory("platform-rights-").FullName;
        await using var host = await EveryModule.StartAsync(kind, options =>
        {
            options.DataDirectory = folder;
            options.Settings["Logging:LogLevel:Default"] = "Debug";
            options.Settings["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Information";
            options.ConfigureServices = services => services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider>(logged);
        });
        var child = await RichChild.MakeAsync(host);
        (await DatabaseScan.ReadAsync(host)).Holding(child.Identifiers).Select(r => r.Table).Distinct().Count().ShouldBeGreaterThan(10, "the scan sees nothing");

        await EraseAsync(host, child.Id);

        var scan = await DatabaseScan.ReadAsync(host);
        scan.Holding(child.Identifiers).Select(r => r.ToString()).ShouldBeEmpty();
        scan.Holding([child.Id.ToString(), child.Id.ToString("N")]).Where(r => !Registers.Contains(r.Table)).Select(r => r.ToString()).ShouldBeEmpty();
        foreach (var identifier in child.Identifiers)
            logged.Text.ShouldNotContain(identifier);
        foreach (var file in FilesOf(host, folder))
            foreach (var identifier in child.Identifiers)
                Contains(file, identifier).ShouldBeFalse($"{Path.GetFileName(file)} holds {identifier}");
    }

    [Theory, EachDatabase]
    public async Task What_others_share_stays_for_them_without_the_child(DatabaseKind kind)
    {
        await using var host = await EveryModule.StartAsync(kind);
        var child = await RichChild.MakeAsync(host);
        await EraseAsync(host, child.Id);

        var scan = await DatabaseScan.ReadAsync(host);
        var incident = scan.Rows.Single(r => r.Table == "cases_Incident");
        incident.Key.ShouldBe(child.SharedIncident.ToString());
        incident.Holds(child.OtherChild.ToString()).ShouldBeTrue("the incident points to the child who is left");
        incident.Holds("[name removed] and Percival were both there.").ShouldBeTrue();
        scan.Rows.Single(r => r.Table == "cases_PartnerNotice" && r.Key == child.SharedNotice.ToString()).Holds("[name removed] and Percival argued. [name removed] left first.").ShouldBeTrue();
        scan.Rows.Single(r => r.Table == "victim_Contact").Holds(RichChild.PersonHarmed).ShouldBeTrue();
        scan.Rows.Single(r => r.Table == "victim_ContactAttempt").Holds("She is worried that she meets [name removed].").ShouldBeTrue();
        scan.Rows.ShouldContain(r => r.Table == "voice_ThemeAnswer");
        scan.Rows.Count(r => r.Table == "cases_Child").ShouldBe(1);
    }

    [Fact]
    public async Task Figures_stay_as_they_were_and_telling_every_module_the_past_again_brings_nobody_back()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        var child = await RichChild.MakeAsync(host);
        var before = Figures(await DatabaseScan.ReadAsync(host));
        before.ShouldNotBeEmpty();
        await EraseAsync(host, child.Id);
        var erased = await DatabaseScan.ReadAsync(host);
        Figures(erased).ShouldBe(before);

        await host.ReplayAsync("csp-reporting");
        Figures(await DatabaseScan.ReadAsync(host)).ShouldBe(before);
        foreach (var module in erased.Rows.Where(r => r.Table == "bus_Consumer").Select(r => r.Key).Where(k => !k.StartsWith('$') && k != "sequencer").ToList())
            await host.ReplayAsync(module);

        foreach (var module in (string[])["csp-reporting", "focused-deterrence"])
        {
            await host.InScopeAsync(async s => (await s.GetRequiredService<EventLogAdministration>().RebuildAsync(module, "A test builds it again.", CancellationToken.None)).Errors.ShouldBeEmpty());
            await host.DrainAsync();
        }

        var after = await DatabaseScan.ReadAsync(host);
        Figures(after).ShouldBe(before);
        after.Rows.Where(r => r.Table == "bus_Inbox").SelectMany(r => r.Values).Where(v => v.Column == "LastError" || v.Column == "Status" && v.Value != "1").ShouldBeEmpty("every event was told to its end");
        after.Rows.Where(r => r.Table == "bus_Replay").SelectMany(r => r.Values).Where(v => v.Column == "Phase" && v.Value != "2").ShouldBeEmpty("every replay has ended");
        after.Holding(child.Identifiers).ShouldBeEmpty();
        after.Holding([child.Id.ToString(), child.Id.ToString("N")]).Where(r => !Registers.Contains(r.Table)).Select(r => r.ToString()).ShouldBeEmpty();
        foreach (var table in (string[])["knife_Intervention", "deter_KnownChild", "deter_Nomination", "voice_ViewRequest"])
            after.Rows.Where(r => r.Table == table && !r.Holds(child.OtherChild.ToString())).ShouldBeEmpty(table);

        static List<string> Figures(DatabaseScan scan) => [.. scan.Rows.Where(r => r.Table == "csp_Fact").Select(r => string.Join('|', r.Values.Select(v => v.Value))).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Every_text_and_date_of_every_workstream_and_of_the_host_is_in_a_map()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        (await host.InScopeAsync(s => Task.FromResult(s.GetRequiredService<PersonalDataRegister>().Answering().SelectMany(a => a.Map.Gaps(a.Context.Model)).ToList()))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workstream_that_is_switched_off_erases_when_it_comes_back_and_until_then_the_erasure_is_not_complete()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        var child = await RichChild.MakeAsync(host);
        await host.SwitchAsync("knife-crime", isEnabled: false);
        var erasure = await EraseAsync(host, child.Id);

        var waiting = await StatusAsync(host, erasure);
        waiting.CompletedUtc.ShouldBeNull();
        waiting.Modules.Single(m => m.ConfirmedUtc is null).ShouldSatisfyAllConditions(m => m.ModuleName.ShouldBe("knife-crime"), m => m.IsSwitchedOff.ShouldBeTrue());
        (await DatabaseScan.ReadAsync(host)).Rows.ShouldContain(r => r.Table == "knife_Session");

        await host.SwitchAsync("knife-crime", isEnabled: true);
        await host.DrainAsync();
        await CompleteAsync(host);

        (await StatusAsync(host, erasure)).CompletedUtc.ShouldNotBeNull();
        (await DatabaseScan.ReadAsync(host)).Holding(child.Identifiers).Select(r => r.ToString()).ShouldBeEmpty();
    }

    internal static async Task<Guid> EraseAsync(PlatformHost host, Guid childId)
    {
        var erasure = await host.InScopeAsync(async services =>
        {
            var started = await services.GetRequiredService<ErasureRequests>().StartAsync("host", PersonKinds.Child, childId, null, CancellationToken.None);
            await services.GetRequiredService<HostDbContext>().SaveChangesAsync();
            return started;
        });
        await host.DrainAsync();
        (await DatabaseScan.ReadAsync(host)).Rows.Where(r => r.Table == "bus_Inbox").SelectMany(r => r.Values).Where(v => v.Column == "LastError").Select(v => v.Value).ShouldBeEmpty("a handler failed");
        await CompleteAsync(host);
        return erasure;
    }

    private static Task CompleteAsync(PlatformHost host) => host.InScopeAsync(s => s.GetRequiredService<ErasureRequests>().CompleteAsync(CancellationToken.None));

    private static Task<ErasureStatus> StatusAsync(PlatformHost host, Guid erasure)
        => host.InScopeAsync(async s => (await s.GetRequiredService<ErasureRequests>().GetAsync(erasure, CancellationToken.None))!);

    private static IEnumerable<string> FilesOf(PlatformHost host, string folder)
        => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Concat(host.Database.Kind == DatabaseKind.Sqlite ? Directory.GetFiles(Path.GetDirectoryName(host.Database.File)!, Path.GetFileName(host.Database.File) + "*") : []);

    private static bool Contains(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }

    /// <summary>All that the platform writes to its log.</summary>
    private sealed class CapturedLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public string Text => string.Join('\n', lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
