using Kernel.Tests.EventBus.Probes;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Kernel.Tests.EventBus;

/// <summary>Invariant 7: what a module no longer knows is dead with a reason, never dropped.</summary>
public sealed class NothingIsDroppedTests
{
    [Theory, EachDatabase]
    public async Task A_waiting_event_whose_handler_was_removed_is_dead_with_the_reason(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var before = database.Start([ProbeNode.Reader("1.0.0.0", typeof(ReaderWhenTicketMoved), typeof(ReaderWhenTicketClosed))], time: TimeProvider.System);
        // Pulled, but not handled: the module is switched off as it handles the first.
        before.Behaviour.After = (_, _) => before.Switches.SwitchOff("probe-reader");
        var ticket = await before.OpenTicketAsync();
        await before.ChangeAsync(ticket, t => t.Close());
        await before.DrainAsync();

        var after = database.Start([ProbeNode.Reader("1.1.0.0", typeof(ReaderWhenTicketMoved))], time: TimeProvider.System);
        await after.DrainAsync();

        var closed = (await after.InboxAsync("probe-reader")).Single(i => i.Name == "probe-publisher.ticket-closed.v1");
        closed.Status.ShouldBe(InboxStatus.Dead);
        closed.LastError.ShouldBe("No handler: version 1.1.0.0 of the module does not handle this event.");
    }

    [Theory, EachDatabase]
    public async Task An_event_that_cannot_be_read_fails_like_any_other_and_is_kept(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start(o => o.RetrySteps = []);
        await node.OpenTicketAsync();
        await node.KernelAsync(k => k.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.Payload, """{"ticketId":"not an identifier","number":1}""")));

        (await node.DrainAsync()).Failed.ShouldBe(1);

        var row = (await node.InboxAsync("probe-reader")).Single();
        row.Status.ShouldBe(InboxStatus.Dead);
        row.LastError!.ShouldNotContain("not an identifier");
        node.Log.Lines.ShouldNotContain(l => l.Contains("not an identifier"));
    }

    [Theory, EachDatabase]
    public async Task An_event_that_nobody_handles_stays_in_the_log(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        var ticket = await node.OpenTicketAsync();
        await node.ChangeAsync(ticket, t => t.Close());

        await node.DrainAsync();

        (await node.KernelAsync(k => k.Outbox.CountAsync(m => m.Position != null))).ShouldBe(2);
        (await node.ConsumerAsync("probe-reader")).Position.ShouldBe(2);
        (await node.InboxAsync("probe-reader")).Single().Name.ShouldBe("probe-publisher.ticket-moved.v1");
    }
}
