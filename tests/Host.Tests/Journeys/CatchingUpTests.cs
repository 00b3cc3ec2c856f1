using System.Diagnostics;
using System.Net;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Host.Tests.Journeys;

public sealed class CatchingUpTests
{
    [Fact]
    public async Task A_notice_is_in_the_figures_of_the_report_within_a_second()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options =>
        {
            options.WithAllModules();
            options.RunsInBackground = true;
        });
        using var partner = await host.AsAsync(Roles.Partner);
        using var analyst = await host.AsAsync(Roles.Analyst);
        // The first ones warm everything up and lift the count over the threshold under which figures are hidden.
        for (var i = 0; i < 20; i++)
            await Notices.RecordAsync(partner, i);
        await UntilAsync(async () => await Notices.CountAsync(analyst) == 20, TimeSpan.FromSeconds(60));

        // The quickest of several: what the platform needs, and not what else the machine was doing.
        var quickest = TimeSpan.MaxValue;
        for (var more = 1; more <= 5; more++)
        {
            await Notices.RecordAsync(partner, 20 + more);
            var waited = await UntilAsync(async () => await Notices.CountAsync(analyst) == 20 + more, TimeSpan.FromSeconds(30));
            quickest = waited < quickest ? waited : quickest;
        }

        quickest.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Theory, EachDatabase]
    public async Task A_workstream_that_was_off_for_a_thousand_notices_ends_where_one_that_was_never_off_ends(DatabaseKind database)
    {
        const int many = 1000;
        await using var always = await PlatformHost.StartAsync(database, options => options.WithAllModules());
        await using var late = await PlatformHost.StartAsync(database, options =>
        {
            options.WithAllModules();
            options.SwitchedOff.Add("csp-reporting");
        });

        await RecordAllAsync(always);
        await RecordAllAsync(late);
        using var analyst = await late.AsAsync(Roles.Analyst);
        (await analyst.GetPageAsync("/csp-reporting/reports")).Status.ShouldBe(HttpStatusCode.NotFound);

        await late.SwitchAsync("csp-reporting", isEnabled: true);
        await always.DrainAsync();
        await late.DrainAsync();

        using var other = await always.AsAsync(Roles.Analyst);
        var expected = await Notices.FiguresAsync(other);
        (await Notices.FiguresAsync(analyst)).ShouldBe(expected);
        (await Notices.CountAsync(other)).ShouldBe(many);

        static async Task RecordAllAsync(PlatformHost host)
        {
            using var partner = await host.AsAsync(Roles.Partner);
            for (var i = 0; i < many; i++)
                await Notices.RecordAsync(partner, i);
        }
    }

    private static async Task<TimeSpan> UntilAsync(Func<Task<bool>> condition, TimeSpan atMost)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            clock.Elapsed.ShouldBeLessThan(atMost);
            await Task.Delay(20);
        }

        return clock.Elapsed;
    }
}
