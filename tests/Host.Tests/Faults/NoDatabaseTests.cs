using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Host.Tests.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Host.Tests.Faults;

/// <summary>
/// The database is away, or has no room: work waits and catches up, nothing is lost, and what people see is a sentence. The
/// long form (a minute away) runs with PLATFORM_TEST_FAULTS=1.
/// </summary>
public sealed class NoDatabaseTests
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("PLATFORM_TEST_FAULTS") == "1";

    [Fact]
    public async Task A_database_that_is_stopped_under_load_costs_a_sentence_and_nothing_else()
    {
        var (away, notices) = Long ? (TimeSpan.FromSeconds(60), 400) : (TimeSpan.FromSeconds(5), 60);
        await using var cluster = await PostgreSqlCluster.StartOwnAsync();
        await using var database = await TestDatabase.CreateOnAsync(cluster);
        await using var host = await PlatformHost.StartAsync(DatabaseKind.PostgreSql, options =>
        {
            options.WithAllModules();
            options.RunsInBackground = true;
            options.Database = database;
        });
        using var partner = await host.AsAsync(Roles.Partner);
        using var analyst = await host.AsAsync(Roles.Analyst);
        var refused = 0;
        var half = new TaskCompletionSource();
        var load = Task.Run(async () =>
        {
            for (var number = 0; number < notices; number++)
            {
                refused += await SendAsync(partner, number);
                if (number == notices / 2)
                    half.SetResult();
            }
        });

        await await Task.WhenAny(half.Task, load);
        cluster.StopServer();
        var stopped = Stopwatch.StartNew();
        await Task.Delay(1000);
        using (var page = await analyst.GetAsync("/"))
            await ShouldBeASentenceAsync(page, "cannot reach its database");
        using (var live = await analyst.GetAsync("/health/live"))
            live.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Task.Delay(away - stopped.Elapsed);
        cluster.StartServer();
        var started = Stopwatch.StartNew();
        await load.WaitAsync(TimeSpan.FromSeconds(120), TestContext.Current.CancellationToken);
        await UntilAsync(() => Notices.CountAsync(analyst), notices);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Figure: PostgreSQL was away for {away.TotalSeconds:0} s under load; {refused} requests were answered by a sentence; {started.Elapsed.TotalSeconds:0.0} s after it was back all {notices} notices were in the report, each once.");

        refused.ShouldBeGreaterThan(0);
        await ShouldBeWholeAsync(host, notices);
    }

    [Fact]
    public async Task A_disk_that_is_full_costs_a_sentence_and_nothing_else()
    {
        const int notices = 60;
        var disk = new SmallDisk();
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options =>
        {
            options.WithAllModules();
            options.RunsInBackground = true;
            options.Settings["EventBus:RetrySteps:0"] = "00:00:01";
            for (var step = 1; step < 60; step++)
                options.Settings[$"EventBus:RetrySteps:{step}"] = "00:00:01";
            options.ConfigureServices = services => services.AddSingleton<IDatabaseProvider>(s => disk.On(
                Platform.Host.Databases.DatabaseProviderFactory.Create("Sqlite", s.GetRequiredService<Platform.Host.Databases.DatabaseSettings>().ConnectionString)));
        });
        using var partner = await host.AsAsync(Roles.Partner);
        using var analyst = await host.AsAsync(Roles.Analyst);
        for (var number = 0; number < notices / 2; number++)
            (await SendAsync(partner, number)).ShouldBe(0);

        disk.IsFull = true;
        var next = notices / 2;
        HttpResponseMessage? answer = null;
        // What is left of the last pages is used up first.
        for (var tries = 0; tries < 300 && answer is null; tries++)
        {
            answer = await partner.PostJsonAsync("/api/case-management/notices", JsonContent.Create(Notices.Of(next, Key(next))), TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                next++;
                answer.Dispose();
                answer = null;
            }
        }

        answer.ShouldNotBeNull();
        await ShouldBeASentenceAsync(answer, "disk is full");
        answer.Dispose();
        using (var live = await analyst.GetAsync("/health/live"))
            live.StatusCode.ShouldBe(HttpStatusCode.OK);

        disk.IsFull = false;
        var all = Math.Max(notices, next + 5);
        for (var number = next; number < all; number++)
            (await SendAsync(partner, number)).ShouldBe(0);
        await UntilAsync(() => Notices.CountAsync(analyst), all);
        await ShouldBeWholeAsync(host, all);
    }

    private static Guid Key(int number) => new(number, 1, 2, [0, 0, 0, 0, 0, 0, 0, 1]);

    /// <summary>Sends until it is answered with success, with the same key: the sender cannot know whether it was saved.</summary>
    /// <returns>How often it was refused, each time by a sentence.</returns>
    private static async Task<int> SendAsync(PlatformClient sender, int number)
    {
        for (var refused = 0; ; refused++)
        {
            using var response = await sender.PostJsonAsync("/api/case-management/notices", JsonContent.Create(Notices.Of(number, Key(number))));
            if (response.IsSuccessStatusCode)
                return refused;
            await ShouldBeASentenceAsync(response, "cannot reach its database");
            await Task.Delay(250);
        }
    }

    private static async Task ShouldBeASentenceAsync(HttpResponseMessage answer, string sentence)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, text);
        text.ShouldContain(sentence);
        text.ShouldNotContain("Exception");
        text.ShouldNotContain(" at Platform");
    }

    private static async Task UntilAsync(Func<Task<int?>> count, int expected)
    {
        var clock = Stopwatch.StartNew();
        while (await count() is var there && there != expected)
        {
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(90), $"the report counts {there} of {expected}");
            await Task.Delay(100);
        }
    }

    private static Task ShouldBeWholeAsync(PlatformHost host, int notices) => host.InScopeAsync(async services =>
    {
        var kernel = services.GetRequiredService<KernelDbContext>();
        (await kernel.Outbox.CountAsync(m => m.Name == "case-management.partner-notice-recorded.v1")).ShouldBe(notices);
        (await kernel.Outbox.CountAsync(m => m.Position == null)).ShouldBe(0);
        (await kernel.Inbox.CountAsync(i => i.Status == InboxStatus.Dead)).ShouldBe(0);
        (await kernel.Outbox.MaxAsync(m => m.Position)).ShouldBe(await kernel.Outbox.LongCountAsync());
    });

    /// <summary>A database file that may not grow while the disk is full.</summary>
    private sealed class SmallDisk : DbConnectionInterceptor
    {
        public volatile bool IsFull;

        public IDatabaseProvider On(IDatabaseProvider provider) => new Provider(provider, this);

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            // Less than there is means: no more than there is.
            command.CommandText = IsFull ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1073741823";
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }

        private sealed class Provider(IDatabaseProvider inner, SmallDisk disk) : IDatabaseProvider
        {
            public string Name => inner.Name;

            public int HandlerParallelism => inner.HandlerParallelism;

            public void Configure(DbContextOptionsBuilder options, string migrationsHistoryTable)
            {
                inner.Configure(options, migrationsHistoryTable);
                options.AddInterceptors(disk);
            }

            public bool IsTransient(Exception exception) => inner.IsTransient(exception);

            public bool IsFull(Exception exception) => inner.IsFull(exception);

            public Task PrepareMigrationAsync(Action<string> report, CancellationToken cancellationToken) => inner.PrepareMigrationAsync(report, cancellationToken);

            public Task RemoveTracesAsync(CancellationToken cancellationToken) => inner.RemoveTracesAsync(cancellationToken);
        }
    }
}
