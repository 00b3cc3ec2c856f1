using Kernel.Tests.EventBus.Probes;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Kernel.Tests.EventBus;

/// <summary>Invariants 4 and 5 on one node: order within a stream, also across failure; a failure holds up its stream alone.</summary>
public sealed class OrderAndFailureTests
{
    [Theory, EachDatabase]
    public async Task Events_of_a_record_are_handled_once_and_in_the_order_in_which_they_happened(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        var first = await node.OpenTicketAsync(moves: 3);
        var second = await node.OpenTicketAsync();
        await node.MoveAsync(first);
        await node.MoveAsync(second);

        var drained = await node.DrainAsync();

        drained.ShouldBe(new DrainResult(Sequenced: 6, Pulled: 6, Handled: 6, Failed: 0));
        var readings = await node.ReadingsAsync();
        readings.ShouldAllBe(r => r.Number == r.Expected);
        readings.Where(r => r.TicketId == first).Select(r => r.Number).ShouldBe([1, 2, 3, 4]);
        readings.Select(r => r.Position).ShouldBe([1, 2, 3, 4, 5, 6], ignoreOrder: true);
        (await node.DrainAsync()).ShouldBe(new DrainResult(0, 0, 0, 0));
    }

    [Theory, EachDatabase]
    public async Task A_failing_event_is_tried_again_after_each_step_and_later_ones_of_its_record_wait_for_it(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        var ticket = await node.OpenTicketAsync(moves: 3);
        node.Behaviour.FailOn("probe-reader", e => e.Number == 2);

        (await node.DrainAsync()).ShouldBe(new DrainResult(3, 3, Handled: 1, Failed: 1));
        (await node.DrainAsync()).Handled.ShouldBe(0, "the next attempt is not due yet");
        node.Clock.Advance(TimeSpan.FromSeconds(11.1));
        (await node.DrainAsync()).Failed.ShouldBe(1);
        (await node.ReadingsAsync()).Count.ShouldBe(1, "what the failed attempts wrote was taken back");

        node.Behaviour.After = (_, _) => { };
        node.Clock.Advance(TimeSpan.FromMinutes(1.2));
        (await node.DrainAsync()).Handled.ShouldBe(2);
        (await node.ReadingsAsync()).ShouldAllBe(r => r.TicketId == ticket && r.Number == r.Expected);
        (await node.InboxAsync("probe-reader")).ShouldAllBe(i => i.Status == InboxStatus.Done);
    }

    [Theory, EachDatabase]
    public async Task An_event_that_fails_for_good_parks_its_record_and_no_other(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        var poisoned = await node.OpenTicketAsync(moves: 3);
        node.Behaviour.FailOn("probe-reader", e => e.TicketId == poisoned && e.Number == 2, "Cannot read the colour of the ticket.\nSecond line with the details.");

        await ExhaustAsync(node);
        var healthy = await node.OpenTicketAsync(moves: 5);
        (await node.DrainAsync()).Handled.ShouldBe(5);

        var inbox = await node.InboxAsync("probe-reader");
        inbox[0].Status.ShouldBe(InboxStatus.Done);
        inbox[1].Status.ShouldBe(InboxStatus.Dead);
        inbox[1].Attempts.ShouldBe(3);
        inbox[1].LastError.ShouldBe("InvalidOperationException: Cannot read the colour of the ticket.");
        inbox[2].Status.ShouldBe(InboxStatus.Waiting);
        (await node.ReadingsAsync()).Count(r => r.TicketId == healthy).ShouldBe(5);
    }

    [Theory, EachDatabase]
    public async Task A_module_that_fails_delays_no_other_module(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start([ProbeNode.Reader(), ProbeNode.Other()]);
        node.Behaviour.FailOn("probe-reader", _ => true);
        await node.OpenTicketAsync(moves: 4);

        await node.DrainAsync();

        (await node.ReadingsAsync()).ShouldBeEmpty();
        (await node.ReadingsAsync<OtherDbContext>()).Select(r => r.Number).ShouldBe([1, 2, 3, 4]);
    }

    [Theory, EachDatabase]
    public async Task Nothing_of_an_event_is_in_the_log_lines_when_its_handler_fails(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        var ticket = await node.OpenTicketAsync();
        node.Behaviour.FailOn("probe-reader", _ => true);

        await ExhaustAsync(node);

        node.Log.Lines.ShouldContain(l => l.StartsWith("Error:") && l.Contains("probe-publisher.ticket-moved.v1"));
        node.Log.Lines.ShouldNotContain(l => l.Contains(ticket.ToString()) || l.Contains(ticket.ToString("N")));
    }

    [Theory, EachDatabase]
    public async Task A_lost_race_for_a_record_of_the_module_is_tried_again_at_once_and_is_no_failure(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        await node.OpenTicketAsync();
        var first = true;
        node.Behaviour.After = (_, _) =>
        {
            if (!first)
                return;
            first = false;
            throw new Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException("Somebody saved the record a moment ago.");
        };

        (await node.DrainAsync()).ShouldBe(new DrainResult(1, 1, Handled: 1, Failed: 0));
        (await node.InboxAsync("probe-reader")).Single().Attempts.ShouldBe(0);
    }

    [Fact]
    public async Task A_handler_that_hangs_has_failed_after_its_time_limit()
    {
        await using var database = await ProbeDatabase.CreateAsync(DatabaseKind.Sqlite);
        var node = database.Start(o => o.HandlerTimeout = TimeSpan.FromMilliseconds(100));
        await node.OpenTicketAsync();
        node.Behaviour.Before = (_, _, token) => Task.Delay(Timeout.Infinite, token);

        (await node.DrainAsync()).Failed.ShouldBe(1);
        (await node.InboxAsync("probe-reader")).Single().LastError!.ShouldStartWith("TimeoutException: The handler took longer than");
    }

    [Fact]
    public void Retries_are_spread_over_a_day_and_a_half()
    {
        EventBusOptions.DefaultRetrySteps.Select(s => s.TotalSeconds).ShouldBe([10, 30, 120, 600, 3600, 21600, 86400]);
    }

    private static async Task ExhaustAsync(ProbeNode node)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await node.DrainAsync();
            node.Clock.Advance(TimeSpan.FromMinutes(2));
        }
    }
}
