using Kernel.Tests.EventBus.Probes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Kernel.Tests.EventBus;

/// <summary>A replay has a cursor of its own: stopped anywhere it goes on, and what is new waits until it has ended.</summary>
public sealed class ReplayTests
{
    private const string Projection = "probe-projection";
    private static readonly CancellationToken Never = CancellationToken.None;

    [Theory, EachDatabase]
    public async Task A_read_model_is_emptied_and_built_again_and_what_was_altered_in_it_is_mended(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = await FilledAsync(database);
        var before = await ReadModelAsync(node);
        await node.InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<ProjectionDbContext>();
            await db.States.ExecuteUpdateAsync(set => set.SetProperty(s => s.Number, 99));
            await db.Counts.Where(c => c.Number == 1).ExecuteDeleteAsync();
            db.Counts.Add(new TicketCount { MessageId = Guid.NewGuid(), Number = 77 });
            await db.SaveChangesAsync();
            return true;
        });

        (await node.AdministerAsync(a => a.RebuildAsync(Projection, "It was altered by hand.", Never))).Value.ShouldBe(16);
        await node.DrainAsync();

        (await ReadModelAsync(node)).ShouldBe(before);
        (await TasksAsync(node)).ShouldBe(1, "a handler that acts does not act again");
        ProjectionWhenTicketMoved.MostTogether(node.Behaviour).ShouldBe(13, "events that only write the read model share a transaction");
        var run = await RunAsync(node);
        (run.Phase, run.IsRebuild, run.Expected, run.Told, run.StartedBy).ShouldBe((ReplayPhase.Ended, true, 16, 16, "Olu Operator"));
        (await node.KernelAsync(k => k.Audit.AsNoTracking().SingleAsync())).Action.ShouldBe("ReadModelRebuilt");
    }

    [Theory, EachDatabase]
    public async Task A_replay_that_is_stopped_after_any_step_and_gone_on_with_by_another_node_ends_the_same(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = await FilledAsync(database);
        var before = await ReadModelAsync(node);
        await node.AdministerAsync(a => a.RebuildAsync(Projection, "It is tried.", Never));

        // Each node dies in the middle of a transaction after some steps, and the next one goes on.
        for (var life = 0; life < 6; life++)
        {
            var dying = database.Start([ProbeNode.Projection()], o => o.ReplayBatchSize = 5);
            var (calls, last) = (0, life + 2);
            using var death = new CancellationTokenSource();
            dying.Behaviour.Before = (_, _, _) => ++calls >= last ? Task.FromException(Die(death)) : Task.CompletedTask;
            await Should.ThrowAsync<OperationCanceledException>(() => dying.InScopeAsync(async scope =>
            {
                await scope.GetRequiredService<Replayer>().RunAsync(Projection, null, null, death.Token);
                return true;
            }));
            (await RunAsync(node)).EndedUtc.ShouldBeNull();
        }

        await database.Start([ProbeNode.Projection()], o => o.ReplayBatchSize = 5).DrainAsync();

        (await ReadModelAsync(node)).ShouldBe(before);
        var run = await RunAsync(node);
        (run.Phase, run.Told).ShouldBe((ReplayPhase.Ended, 16));
    }

    [Theory, EachDatabase]
    public async Task Two_nodes_that_replay_at_once_tell_each_event_once(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        for (var i = 0; i < 4; i++)
            await node.OpenTicketAsync(moves: 5);
        await node.DrainAsync();
        var others = Enumerable.Range(0, 3).Select(_ => database.Start(o => o.ReplayBatchSize = 3)).ToList();

        await node.AdministerAsync(a => a.ReplayAsync("probe-reader", 1, "It is tried.", Never));
        await Task.WhenAll(others.Select(o => o.InScopeAsync(async scope =>
        {
            await scope.GetRequiredService<Replayer>().RunAsync("probe-reader", null, null, Never);
            return true;
        })));

        var again = (await node.ReadingsAsync()).Where(r => r.IsReplay).ToList();
        again.Count.ShouldBe(20);
        again.Select(r => r.MessageId).Distinct().Count().ShouldBe(20);
        foreach (var ticket in again.GroupBy(r => r.TicketId))
            ticket.OrderBy(r => r.Position).Select(r => r.Number).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Theory, EachDatabase]
    public async Task What_is_new_waits_until_the_past_has_been_told_and_other_modules_go_on(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start([ProbeNode.Reader(), ProbeNode.Projection()], o => o.ReplayBatchSize = 2);
        var ticket = await node.OpenTicketAsync(moves: 6);
        await node.DrainAsync();
        await node.AdministerAsync(a => a.ReplayAsync(Projection, 1, "It is tried.", Never));
        await StepAsync(node, Projection);

        await node.MoveAsync(ticket);
        var reader = database.Start();
        await reader.DrainAsync();
        (await reader.ReadingsAsync()).Count.ShouldBe(7, "another module is not held up");
        await node.InScopeAsync(scope => scope.GetRequiredService<Puller>().PullAsync([Projection], areShared: false, Never));
        (await HandleAsync(node, Projection)).Handled.ShouldBe(0);
        (await StateAsync(node, ticket)).ShouldBeLessThan(7);

        await node.DrainAsync();
        (await StateAsync(node, ticket)).ShouldBe(7, "the newest event was told last");
    }

    [Theory, EachDatabase]
    public async Task An_event_that_fails_in_a_replay_holds_up_its_own_stream_and_nothing_else(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = await FilledAsync(database);
        var before = await ReadModelAsync(node);
        var unlucky = (await node.KernelAsync(k => k.Outbox.OrderBy(m => m.Position).FirstAsync())).StreamKey;
        node.Behaviour.FailOn(Projection, e => unlucky.Contains(e.TicketId.ToString("N"), StringComparison.OrdinalIgnoreCase) && e.Number == 3);

        await node.AdministerAsync(a => a.RebuildAsync(Projection, "It is tried.", Never));
        await node.DrainAsync();

        (await RunAsync(node)).Phase.ShouldBe(ReplayPhase.Ended);
        var waiting = (await node.InboxAsync(Projection)).Where(i => i.Status == InboxStatus.Waiting).ToList();
        waiting.Select(i => (i.StreamKey, i.IsReplay)).ShouldBe([(unlucky, true), (unlucky, true), (unlucky, true)]);
        waiting[0].LastError.ShouldBe("InvalidOperationException: The probe was told to fail.");

        node.Behaviour.After = (_, _) => { };
        node.Clock.Advance(TimeSpan.FromHours(1));
        await node.DrainAsync();
        (await ReadModelAsync(node)).ShouldBe(before);
        (await TasksAsync(node)).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Rows_of_events_that_the_log_no_longer_keeps_stay(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = await FilledAsync(database);
        var before = await ReadModelAsync(node);
        await node.KernelAsync(k => k.Outbox.Where(m => m.Position <= 4).ExecuteDeleteAsync());

        await node.AdministerAsync(a => a.RebuildAsync(Projection, "It is tried.", Never));
        await node.DrainAsync();

        (await ReadModelAsync(node)).ShouldBe(before);
    }

    [Theory, EachDatabase]
    public async Task The_purge_leaves_what_a_replay_has_yet_to_tell(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = await FilledAsync(database);
        await node.AdministerAsync(a => a.ReplayAsync(Projection, 1, "It is tried.", Never));
        node.Clock.Advance(TimeSpan.FromDays(500));

        (await PurgeAsync(node)).Events.ShouldBe(0);
        await node.DrainAsync();
        (await PurgeAsync(node)).Events.ShouldBe(16);
    }

    [Theory, EachDatabase]
    public async Task A_replay_is_not_begun_twice_nor_a_rebuild_without_a_read_model_and_a_handler_that_publishes_in_one_is_stopped(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start([ProbeNode.Reader(), ProbeNode.Projection()]);
        await node.OpenTicketAsync();
        await node.DrainAsync();

        (await node.AdministerAsync(a => a.RebuildAsync("probe-reader", "It is tried.", Never))).Errors.Single().Message.ShouldStartWith("Probe reader has no read model");
        (await node.AdministerAsync(a => a.ReplayAsync("nobody", 1, "It is tried.", Never))).Errors.Single().Message.ShouldContain("No module 'nobody'");
        (await node.AdministerAsync(a => a.ReplayAsync(Projection, 1, "", Never))).Errors.Single().Message.ShouldStartWith("Enter why");
        (await node.AdministerAsync(a => a.ReplayAsync(Projection, 1, "It is tried.", Never))).Succeeded.ShouldBeTrue();
        (await node.AdministerAsync(a => a.ReplayAsync(Projection, 1, "Once more.", Never))).Errors.Single().Message.ShouldContain("already");
        await node.InScopeAsync(scope =>
        {
            scope.GetRequiredService<EventContext>().IsReplay = true;
            Should.Throw<InvalidOperationException>(() => scope.GetRequiredService<OutboxWriter>().CreateMessage(new TicketClosedEto(Guid.NewGuid()), null, 0, default)).Message.ShouldContain("[OnceOnly]");
            return Task.FromResult(true);
        });
    }

    [Theory, EachDatabase]
    public async Task A_module_with_a_read_model_that_is_installed_late_is_told_the_past_quickly_and_acts_as_it_would_have(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var before = database.Start();
        var ticket = await before.OpenTicketAsync(moves: 5);
        await before.ChangeAsync(ticket, t => t.Close());
        await before.DrainAsync();

        var late = database.Start([ProbeNode.Reader(), ProbeNode.Projection()]);
        await late.DrainAsync();
        await late.MoveAsync(ticket);
        await late.DrainAsync();

        (await StateAsync(late, ticket)).ShouldBe(6);
        (await TasksAsync(late)).ShouldBe(1, "what it does once it does when it hears it for the first time");
        var run = await RunAsync(late);
        (run.IsFirst, run.Phase, run.Told).ShouldBe((true, ReplayPhase.Ended, 6));
        ProjectionWhenTicketMoved.MostTogether(late.Behaviour).ShouldBe(5);
    }

    /// <summary>Three tickets of five moves; the last one is closed.</summary>
    private static async Task<ProbeNode> FilledAsync(ProbeDatabase database)
    {
        var node = database.Start([ProbeNode.Projection()]);
        for (var i = 0; i < 2; i++)
        {
            await node.OpenTicketAsync(moves: 5);
            node.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var last = await node.OpenTicketAsync(moves: 3);
        await node.ChangeAsync(last, t => t.Close());
        await node.ChangeAsync(last, t =>
        {
            t.Move();
            t.Move();
        });
        await node.DrainAsync();
        return node;
    }

    private static OperationCanceledException Die(CancellationTokenSource death)
    {
        death.Cancel();
        return new OperationCanceledException(death.Token);
    }

    private static Task<ReplayRun> RunAsync(ProbeNode node) => node.KernelAsync(k => k.Replays.AsNoTracking().SingleAsync());

    private static Task<ReplayRun?> StepAsync(ProbeNode node, string consumer) => node.InScopeAsync(scope => scope.GetRequiredService<Replayer>().StepAsync(consumer, Never));

    private static Task<HandleRound> HandleAsync(ProbeNode node, string consumer) => node.InScopeAsync(scope => scope.GetRequiredService<Dispatcher>().HandleAsync(consumer, Never));

    private static Task<int> TasksAsync(ProbeNode node) => node.InScopeAsync(scope => scope.GetRequiredService<ProjectionDbContext>().Tasks.CountAsync());

    private static Task<int> StateAsync(ProbeNode node, Guid ticket) => node.InScopeAsync(scope => scope.GetRequiredService<ProjectionDbContext>().States.Where(s => s.Id == ticket).Select(s => s.Number).SingleAsync());

    private static Task<PurgeResult> PurgeAsync(ProbeNode node) => node.InScopeAsync(scope => scope.GetRequiredService<PurgeEventLog>().RunAsync(Never));

    private static Task<List<string>> ReadModelAsync(ProbeNode node) => node.InScopeAsync(async scope =>
    {
        var db = scope.GetRequiredService<ProjectionDbContext>();
        List<string> rows =
        [
            .. (await db.States.AsNoTracking().ToListAsync()).Select(s => $"{s.Id} {s.Number} {s.MessageId}"),
            .. (await db.Counts.AsNoTracking().ToListAsync()).Select(c => $"{c.MessageId} {c.Number}"),
        ];
        rows.Sort(StringComparer.Ordinal);
        return rows;
    });
}
