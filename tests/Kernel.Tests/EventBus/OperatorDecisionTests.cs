using Kernel.Tests.EventBus.Probes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Kernel.Tests.EventBus;

/// <summary>Retry, skip and replay: with a reason, in the audit trail, and the stream goes on in order.</summary>
public sealed class OperatorDecisionTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Theory, EachDatabase]
    public async Task Retrying_a_dead_event_with_a_reason_lets_its_record_go_on(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = await ParkedAsync(database);

        node.Behaviour.After = (_, _) => { };
        (await node.AdministerAsync(a => a.RetryAsync("probe-reader", 2, "The list of colours was completed.", Never))).Succeeded.ShouldBeTrue();
        (await node.DrainAsync()).Handled.ShouldBe(2);

        (await node.ReadingsAsync()).Select(r => r.Number).ShouldBe([1, 2, 3]);
        (await node.InboxAsync("probe-reader"))[1].Decision.ShouldBe("Retried by Olu Operator: The list of colours was completed.");
        var audit = await node.KernelAsync(k => k.Audit.AsNoTracking().SingleAsync());
        audit.Action.ShouldBe("EventRetried");
        audit.Module.ShouldBe("probe-reader");
        audit.UserName.ShouldBe("Olu Operator");
        audit.Reason.ShouldBe("The list of colours was completed.");
        audit.RecordId.ShouldBe((await node.InboxAsync("probe-reader"))[1].MessageId);
    }

    [Theory, EachDatabase]
    public async Task Skipping_a_dead_event_with_a_reason_lets_its_record_go_on_without_it(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = await ParkedAsync(database);

        (await node.AdministerAsync(a => a.SkipAsync("probe-reader", 2, "Entered by hand.", Never))).Succeeded.ShouldBeTrue();
        await node.DrainAsync();

        (await node.ReadingsAsync()).Select(r => r.Number).ShouldBe([1, 3]);
        (await node.InboxAsync("probe-reader"))[1].Status.ShouldBe(InboxStatus.Skipped);
        (await node.KernelAsync(k => k.Audit.AsNoTracking().SingleAsync())).Action.ShouldBe("EventSkipped");
    }

    [Theory]
    [EachDatabase("")]
    [EachDatabase("  ")]
    public async Task A_decision_without_a_reason_is_refused_and_changes_nothing(DatabaseKind kind, string reason)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = await ParkedAsync(database);

        var refused = await node.AdministerAsync(a => a.SkipAsync("probe-reader", 2, reason, Never));

        refused.Errors.Single().Message.ShouldBe("Enter why you decide this. It is kept in the audit trail.");
        (await node.InboxAsync("probe-reader"))[1].Status.ShouldBe(InboxStatus.Dead);
        (await node.KernelAsync(k => k.Audit.CountAsync())).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task An_event_that_is_not_parked_cannot_be_decided_about(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = await ParkedAsync(database);

        (await node.AdministerAsync(a => a.SkipAsync("probe-reader", 1, "Done already.", Never))).Succeeded.ShouldBeFalse();
        (await node.AdministerAsync(a => a.RetryAsync("probe-reader", 3, "Only waits.", Never))).Succeeded.ShouldBeFalse();
        (await node.KernelAsync(k => k.Audit.CountAsync())).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task All_events_that_failed_with_the_same_words_can_be_retried_together(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start(o => o.RetrySteps = []);
        for (var i = 0; i < 3; i++)
            await node.OpenTicketAsync();
        node.Behaviour.FailOn("probe-reader", _ => true, "The directory is away.");
        await node.DrainAsync();
        node.Behaviour.After = (_, _) => { };

        var retried = await node.AdministerAsync(a => a.RetryAllOfErrorAsync("probe-reader", "InvalidOperationException: The directory is away.", "It is back.", Never));

        retried.Value.ShouldBe(3);
        (await node.DrainAsync()).Handled.ShouldBe(3);
    }

    [Theory, EachDatabase]
    public async Task A_replay_tells_a_module_again_what_it_handled_even_what_its_inbox_has_forgotten(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        await node.OpenTicketAsync(moves: 4);
        await node.DrainAsync();
        await node.KernelAsync(k => k.Inbox.Where(i => i.Position == 3).ExecuteDeleteAsync());

        var again = await node.AdministerAsync(a => a.ReplayAsync("probe-reader", 2, "The projection was wrong.", Never));
        await node.DrainAsync();

        again.Value.ShouldBe(3);
        var readings = await node.ReadingsAsync();
        readings.Select(r => r.Number).ShouldBe([1, 2, 3, 4, 2, 3, 4]);
        readings.Where(r => r.IsReplay).Select(r => r.Number).ShouldBe([2, 3, 4]);
        (await node.KernelAsync(k => k.Audit.AsNoTracking().SingleAsync())).Action.ShouldBe("EventsReplayed");
    }

    [Theory, EachDatabase]
    public async Task What_was_still_waiting_is_no_replay_when_it_comes(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = await ParkedAsync(database);
        node.Behaviour.After = (_, _) => { };

        await node.AdministerAsync(a => a.ReplayAsync("probe-reader", 1, "The projection was wrong.", Never));
        await node.AdministerAsync(a => a.RetryAsync("probe-reader", 2, "It was mended.", Never));
        await node.DrainAsync();

        (await node.ReadingsAsync()).Select(r => (r.Number, r.IsReplay)).ShouldBe([(1, false), (1, true), (2, false), (3, false)]);
    }

    [Theory, EachDatabase]
    public async Task The_status_shows_what_stands_where_and_pages_what_failed(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = await ParkedAsync(database);
        node.Behaviour.FailOn("probe-reader", _ => true);
        await node.OpenTicketAsync();
        await node.DrainAsync();

        var (consumers, publishers, first, second, health) = await node.InScopeAsync(async s =>
        {
            var status = s.GetRequiredService<EventLogStatus>();
            var page = await status.GetFailedAsync(null, null, 1, Never);
            return (await status.GetConsumersAsync(Never), await status.GetPublishersAsync(Never), page.Single(),
                (await status.GetFailedAsync("probe-reader", new FailedEventKey(page[0].Position, page[0].Consumer), 10, Never)).Single(),
                await s.GetRequiredService<EventBusHealth>().GetAsync(Never));
        });

        var reader = consumers.Single();
        (reader.Name, reader.State, reader.Cursor, reader.LogEnd, reader.Lag, reader.Waiting, reader.Dead, reader.ParkedStreams).ShouldBe(("probe-reader", ConsumerState.Active, 4, 4, 0, 2, 1, 1));
        reader.OldestWaitingUtc.ShouldNotBeNull();
        publishers.Single().ShouldSatisfyAllConditions(p => p.Name.ShouldBe("probe-publisher"), p => p.Events.ShouldBe(4), p => p.Unsequenced.ShouldBe(0));
        (first.Position, first.IsDead, first.Attempts).ShouldBe((4, false, 1));
        (second.Position, second.IsDead, second.Held, second.Handler).ShouldBe((2, true, 1, nameof(ReaderWhenTicketMoved)));
        health.ShouldBe(new EventBusHealthReport(Parked: 1, Unsequenced: 0, Lag: 0));
    }

    /// <summary>A ticket of three events, of which the second is dead.</summary>
    private static async Task<ProbeNode> ParkedAsync(ProbeDatabase database)
    {
        var node = database.Start();
        await node.OpenTicketAsync(moves: 3);
        node.Behaviour.FailOn("probe-reader", e => e.Number == 2);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await node.DrainAsync();
            node.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        (await node.InboxAsync("probe-reader")).Select(i => i.Status).ShouldBe([InboxStatus.Done, InboxStatus.Dead, InboxStatus.Waiting]);
        return node;
    }
}
