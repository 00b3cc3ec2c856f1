using Kernel.Tests.EventBus.Probes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Kernel.Tests.EventBus;

/// <summary>Invariant 8: the purge removes nothing that somebody still needs.</summary>
public sealed class PurgeTests
{
    private static readonly TimeSpan LongAfter = TimeSpan.FromDays(401);

    [Theory, EachDatabase]
    public async Task What_everybody_has_read_goes_after_the_retention_and_inbox_rows_after_a_month(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        await node.OpenTicketAsync(moves: 3);
        await node.DrainAsync();

        (await PurgeAsync(node)).ShouldBe(new PurgeResult(0, 0));
        node.Clock.Advance(TimeSpan.FromDays(31));
        (await PurgeAsync(node)).ShouldBe(new PurgeResult(InboxRows: 3, Events: 0));
        node.Clock.Advance(LongAfter);
        (await PurgeAsync(node)).ShouldBe(new PurgeResult(InboxRows: 0, Events: 3));

        await node.OpenTicketAsync();
        (await node.DrainAsync()).Handled.ShouldBe(1, "the log goes on where it was");
        (await node.InboxAsync("probe-reader")).Single().Position.ShouldBe(4);
    }

    [Theory, EachDatabase]
    public async Task A_module_that_is_switched_off_or_missing_holds_what_it_has_not_read(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var both = database.Start([ProbeNode.Reader(), ProbeNode.Other()]);
        both.Switches.SwitchOff("probe-other");
        await both.OpenTicketAsync(moves: 3);
        await both.DrainAsync();
        both.Clock.Advance(LongAfter);
        (await PurgeAsync(both)).Events.ShouldBe(0);

        var without = database.Start();
        without.Clock.Advance(LongAfter);
        await without.DrainAsync();
        (await without.ConsumerAsync("probe-other")).State.ShouldBe(ConsumerState.Missing);
        (await PurgeAsync(without)).Events.ShouldBe(0);

        await without.AdministerAsync(a => a.RetireAsync("probe-other", "It will not come back.", CancellationToken.None));
        (await PurgeAsync(without)).Events.ShouldBe(3);
    }

    [Theory, EachDatabase]
    public async Task An_event_that_waits_or_is_dead_in_an_inbox_is_kept_with_its_payload(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start(o => o.RetrySteps = []);
        node.Behaviour.FailOn("probe-reader", e => e.Number == 2);
        await node.OpenTicketAsync(moves: 4);
        await node.DrainAsync();
        node.Clock.Advance(LongAfter);

        (await PurgeAsync(node)).ShouldBe(new PurgeResult(InboxRows: 1, Events: 1));
        (await node.KernelAsync(k => k.Outbox.Select(m => m.Position).OrderBy(p => p).ToListAsync())).ShouldBe([2, 3, 4]);

        node.Behaviour.After = (_, _) => { };
        await node.AdministerAsync(a => a.RetryAsync("probe-reader", 2, "Mended at last.", CancellationToken.None));
        (await node.DrainAsync()).Handled.ShouldBe(3);
    }

    [Theory, EachDatabase]
    public async Task Events_without_a_position_are_never_purged(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        await node.DrainAsync();
        await node.OpenTicketAsync();
        node.Clock.Advance(LongAfter);

        (await PurgeAsync(node)).Events.ShouldBe(0);
        (await node.DrainAsync()).Handled.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_module_installed_after_a_purge_begins_at_the_first_event_that_is_kept(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        await node.OpenTicketAsync(moves: 3);
        await node.DrainAsync();
        node.Clock.Advance(LongAfter);
        await PurgeAsync(node);
        await node.OpenTicketAsync(moves: 2);
        await node.DrainAsync();

        var later = database.Start([ProbeNode.Reader(), ProbeNode.Other()]);
        later.Clock.Advance(LongAfter);
        await later.DrainAsync();

        (await later.ReadingsAsync<OtherDbContext>()).Select(r => r.Position).ShouldBe([4, 5]);
    }

    [Theory, EachDatabase]
    public async Task Each_event_is_kept_for_as_long_as_somebody_set_and_the_change_is_audited(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start([ProbeNode.Reader("1.0.0.0", typeof(ReaderWhenTicketMoved), typeof(ReaderWhenTicketClosed))]);
        var ticket = await node.OpenTicketAsync(moves: 3);
        await node.ChangeAsync(ticket, t => t.Close());
        await node.DrainAsync();
        (await SetAsync(node, "probe-publisher.ticket-moved.v1", 29)).Errors.Single().Message.ShouldBe("Enter a number of days from 30 to 3650.");
        (await SetAsync(node, "probe-publisher.ticket-moved.v1", 60)).Succeeded.ShouldBeTrue();
        (await SetAsync(node, "probe-publisher.ticket-closed.v1", 600)).Succeeded.ShouldBeTrue();

        node.Clock.Advance(TimeSpan.FromDays(61));
        (await PurgeAsync(node)).Events.ShouldBe(3);
        (await node.KernelAsync(k => k.Outbox.Select(m => m.Name).SingleAsync())).ShouldBe("probe-publisher.ticket-closed.v1");
        node.Clock.Advance(LongAfter);
        (await PurgeAsync(node)).Events.ShouldBe(0, "kept longer than the others");
        node.Clock.Advance(TimeSpan.FromDays(200));
        (await PurgeAsync(node)).Events.ShouldBe(1);

        var audited = await node.KernelAsync(k => k.Audit.AsNoTracking().OrderBy(a => a.Id).Select(a => a.Action + " " + a.RecordType).ToListAsync());
        audited.ShouldBe(["EventRetentionChanged event-kept/probe-publisher.ticket-moved.v1", "EventRetentionChanged event-kept/probe-publisher.ticket-closed.v1"], ignoreOrder: true);
    }

    private static Task<Platform.Kernel.Application.Result> SetAsync(ProbeNode node, string name, int days)
        => node.InScopeAsync(scope => scope.GetRequiredService<EventRetention>().SetAsync(name, days, CancellationToken.None));

    private static Task<PurgeResult> PurgeAsync(ProbeNode node)
        => node.InScopeAsync(scope => scope.GetRequiredService<PurgeEventLog>().RunAsync(CancellationToken.None));
}
