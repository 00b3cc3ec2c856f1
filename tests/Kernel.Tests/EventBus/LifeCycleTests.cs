using Kernel.Tests.EventBus.Probes;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Kernel.Tests.EventBus;

/// <summary>Invariant 6: a module that was switched off, missing, or installed late gets everything that is its.</summary>
public sealed class LifeCycleTests
{
    [Theory, EachDatabase]
    public async Task A_module_that_is_switched_off_stands_still_and_catches_up_in_order_when_it_is_on_again(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start([ProbeNode.Reader(), ProbeNode.Other()]);
        var ticket = await node.OpenTicketAsync(moves: 2);
        await node.DrainAsync();

        node.Switches.SwitchOff("probe-reader");
        for (var i = 0; i < 5; i++)
            await node.MoveAsync(ticket);
        await node.DrainAsync();
        (await node.ReadingsAsync()).Count.ShouldBe(2);
        (await node.ConsumerAsync("probe-reader")).Position.ShouldBe(2, "its cursor stands still");
        (await node.ReadingsAsync<OtherDbContext>()).Count.ShouldBe(7, "the others go on");

        node.Switches.SwitchOn("probe-reader");
        await node.DrainAsync();
        await Ledger.ShouldHaveReadEverythingAsync<ReaderDbContext>(node, 7);
    }

    [Theory, EachDatabase]
    public async Task Switching_off_in_the_middle_of_a_batch_stops_after_the_event_at_hand(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        await node.OpenTicketAsync(moves: 10);
        node.Behaviour.After = (_, e) =>
        {
            if (e.Number == 3)
                node.Switches.SwitchOff("probe-reader");
        };

        await node.DrainAsync();

        (await node.ReadingsAsync()).Select(r => r.Number).ShouldBe([1, 2, 3]);
    }

    [Theory, EachDatabase]
    public async Task A_running_pump_notices_within_a_second_or_so_that_a_module_was_switched_on(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start([ProbeNode.Reader()], o => o.PollInterval = TimeSpan.FromMinutes(10), TimeProvider.System);
        node.Switches.SwitchOff("probe-reader");
        await node.OpenTicketAsync(moves: 3);
        await node.Pump.StartAsync(CancellationToken.None);
        await Eventually.Async(() => node.KernelAsync(k => k.Consumers.AnyAsync(c => c.Name == Consumer.Sequencer && c.Position == 3)));
        (await node.ConsumerAsync("probe-reader")).State.ShouldBe(ConsumerState.Disabled);

        node.Switches.SwitchOn("probe-reader");

        await Eventually.Async(async () => (await node.ReadingsAsync()).Count == 3, withinSeconds: 5);
        (await node.ConsumerAsync("probe-reader")).State.ShouldBe(ConsumerState.Active);
        await node.Pump.StopAsync(CancellationToken.None);
    }

    [Theory, EachDatabase]
    public async Task A_module_that_is_installed_late_is_told_everything_from_the_beginning(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var before = database.Start([]);
        for (var i = 0; i < 30; i++)
            await before.OpenTicketAsync(moves: 10);
        await before.DrainAsync();

        var node = database.Start();
        await node.DrainAsync();

        await Ledger.ShouldHaveReadEverythingAsync<ReaderDbContext>(node, 300);
    }

    [Theory, EachDatabase]
    public async Task A_module_that_acts_is_told_only_what_happens_after_it_was_installed(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var before = database.Start();
        await before.OpenTicketAsync(moves: 4);
        await before.DrainAsync();

        var node = database.Start([ProbeNode.Reader(), ProbeNode.Actor()]);
        await node.DrainAsync();
        await node.OpenTicketAsync();
        await node.DrainAsync();

        (await node.ReadingsAsync<ActorDbContext>()).Single().Position.ShouldBe(5);
    }

    [Theory, EachDatabase]
    public async Task A_new_handler_in_an_old_module_is_told_what_happened_before_it(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var old = database.Start();
        var ticket = await old.OpenTicketAsync();
        await old.ChangeAsync(ticket, t => t.Close());
        await old.MoveAsync(ticket);
        await old.DrainAsync();
        (await old.ReadingsAsync()).Count.ShouldBe(2);

        var upgraded = database.Start([ProbeNode.Reader("1.1.0.0", typeof(ReaderWhenTicketMoved), typeof(ReaderWhenTicketClosed))]);
        await upgraded.DrainAsync();

        (await upgraded.ReadingsAsync()).Select(r => (r.Event, r.Position)).ShouldBe([(nameof(TicketMovedEto), 1), (nameof(TicketMovedEto), 3), (nameof(TicketClosedEto), 2)]);
        (await upgraded.DrainAsync()).ShouldBe(new DrainResult(0, 0, 0, 0));
    }

    [Theory, EachDatabase]
    public async Task An_older_version_on_another_node_neither_takes_subscriptions_away_nor_gives_up_their_events(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var newer = database.Start([ProbeNode.Reader("2.0.0.0", typeof(ReaderWhenTicketMoved), typeof(ReaderWhenTicketClosed))]);
        await newer.DrainAsync();
        var older = database.Start([ProbeNode.Reader("1.0.0.0")]);
        var ticket = await older.OpenTicketAsync();
        await older.ChangeAsync(ticket, t => t.Close());

        await older.DrainAsync();
        (await older.InboxAsync("probe-reader")).Select(i => i.Status).ShouldBe([InboxStatus.Done, InboxStatus.Waiting]);
        (await newer.DrainAsync()).Handled.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_module_whose_assembly_is_gone_is_missing_and_gets_everything_when_it_is_back(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        var ticket = await node.OpenTicketAsync();
        await node.DrainAsync();

        var without = database.Start([]);
        await without.MoveAsync(ticket);
        await without.DrainAsync();
        (await without.ConsumerAsync("probe-reader")).State.ShouldBe(ConsumerState.Missing);

        var back = database.Start();
        await back.DrainAsync();
        (await back.ConsumerAsync("probe-reader")).State.ShouldBe(ConsumerState.Active);
        await Ledger.ShouldHaveReadEverythingAsync<ReaderDbContext>(back, 2);
    }

    [Theory, EachDatabase]
    public async Task Only_a_missing_module_can_be_retired_and_only_with_a_reason(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        await node.DrainAsync();
        (await node.AdministerAsync(a => a.RetireAsync("probe-reader", "It will not come back.", CancellationToken.None))).Succeeded.ShouldBeFalse();

        var without = database.Start([]);
        await without.DrainAsync();
        (await without.AdministerAsync(a => a.RetireAsync("probe-reader", "", CancellationToken.None))).Succeeded.ShouldBeFalse();
        (await without.AdministerAsync(a => a.RetireAsync("probe-reader", "It will not come back.", CancellationToken.None))).Succeeded.ShouldBeTrue();

        (await without.ConsumerAsync("probe-reader")).State.ShouldBe(ConsumerState.Retired);
        (await without.KernelAsync(k => k.Audit.AsNoTracking().SingleAsync())).Action.ShouldBe("ConsumerRetired");
    }
}
