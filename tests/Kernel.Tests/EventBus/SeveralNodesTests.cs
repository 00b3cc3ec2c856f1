using Kernel.Tests.EventBus.Probes;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Kernel.Tests.EventBus;

/// <summary>Invariants 3 and 4 with several nodes on one database: shares save work, and without them nothing is unsafe.</summary>
public sealed class SeveralNodesTests
{
    [Theory, EachDatabase]
    public async Task Three_nodes_without_leases_and_with_failures_handle_everything_once_and_in_order(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var nodes = Enumerable.Range(1, 3).Select(n => StartFailing(database, $"node-{n}")).ToList();
        foreach (var node in nodes)
            await node.Pump.StartAsync(CancellationToken.None);

        await Task.WhenAll(nodes.Select(node => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                var ticket = await node.OpenTicketAsync(moves: 3);
                for (var move = 0; move < 5; move++)
                    await node.MoveAsync(ticket);
            }
        })));
        await Ledger.DrainToTheEndAsync(nodes[0]);
        foreach (var node in nodes)
            await node.Pump.StopAsync(CancellationToken.None);

        var events = await Ledger.ShouldBalanceAsync(nodes[0]);
        events.ShouldBe(3 * 5 * 8);
        await Ledger.ShouldHaveReadEverythingAsync<ReaderDbContext>(nodes[0], events);
        await Ledger.ShouldHaveReadEverythingAsync<OtherDbContext>(nodes[0], events);
    }

    [Theory, EachDatabase]
    public async Task Two_nodes_share_the_streams_of_one_module_and_one_goes_on_alone_when_the_other_stops(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var first = Start(database, "first");
        var second = Start(database, "second");
        await first.Pump.StartAsync(CancellationToken.None);
        await second.Pump.StartAsync(CancellationToken.None);
        await Eventually.Async(async () => await first.KernelAsync(k => k.Nodes.CountAsync()) == 2);
        await Task.Delay(600);

        var tickets = new List<Guid>();
        for (var i = 0; i < 24; i++)
            tickets.Add(await second.OpenTicketAsync(moves: 3));
        await Eventually.Async(async () => (await first.ReadingsAsync()).Count == 72);
        var inbox = await first.InboxAsync("probe-reader");
        inbox.Select(i => i.HandledBy).Distinct().Order().ShouldBe(["first", "second"]);
        inbox.GroupBy(i => i.StreamKey).ShouldAllBe(stream => stream.Select(i => i.HandledBy).Distinct().Count() == 1, "a stream stays with one node");

        await first.Pump.StopAsync(CancellationToken.None);
        (await second.KernelAsync(k => k.Nodes.Select(n => n.Name).ToListAsync())).ShouldBe(["second"]);
        foreach (var ticket in tickets)
            await second.MoveAsync(ticket);
        await Eventually.Async(async () => (await second.ReadingsAsync()).Count == 96);
        (await second.InboxAsync("probe-reader")).Skip(72).ShouldAllBe(i => i.HandledBy == "second");
        await second.Pump.StopAsync(CancellationToken.None);
        await Ledger.ShouldHaveReadEverythingAsync<ReaderDbContext>(second, 96);
    }

    [Theory, EachDatabase]
    public async Task A_node_that_is_silent_is_replaced_within_its_lease(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = Start(database, "here", lease: TimeSpan.FromSeconds(4));
        // Another process of another machine, which has hung.
        var started = DateTime.UtcNow;
        await node.KernelAsync(async kernel =>
        {
            kernel.Nodes.Add(new Node
            {
                Id = Guid.NewGuid(), Name = "hung", Machine = "elsewhere", ProcessId = 1, Modules = "probe-reader/1.0.0.0",
                StartedUtc = started.AddMinutes(-1), SeenUtc = started, UntilUtc = started.AddSeconds(3),
            });
            return await kernel.SaveChangesAsync();
        });
        await node.Pump.StartAsync(CancellationToken.None);
        for (var i = 0; i < 8; i++)
            await node.OpenTicketAsync();
        await Task.Delay(500);
        (await node.ReadingsAsync()).ShouldBeEmpty("the other gives positions and copies, as long as its lease runs");

        await Eventually.Async(async () => (await node.ReadingsAsync()).Count == 8, withinSeconds: 8);
        (DateTime.UtcNow - started).ShouldBeLessThan(TimeSpan.FromSeconds(6));
        await node.Pump.StopAsync(CancellationToken.None);
    }

    [Theory, EachDatabase]
    public async Task A_node_with_a_newer_version_of_a_module_handles_all_of_its_events_and_one_without_it_none(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var older = Start(database, "older", modules: [ProbeNode.Reader("1.0.0.0"), ProbeNode.Other()]);
        await older.Pump.StartAsync(CancellationToken.None);
        await older.OpenTicketAsync();
        await Eventually.Async(async () => (await older.ReadingsAsync<OtherDbContext>()).Count == 1);
        var newer = Start(database, "newer", modules: [ProbeNode.Reader("2.0.0.0", typeof(ReaderWhenTicketMoved), typeof(ReaderWhenTicketClosed))]);
        await newer.Pump.StartAsync(CancellationToken.None);
        await Eventually.Async(() => older.KernelAsync(async k => await k.Nodes.CountAsync() == 2));
        await Task.Delay(600);

        for (var i = 0; i < 16; i++)
            await older.ChangeAsync(await older.OpenTicketAsync(), t => t.Close());
        await Eventually.Async(async () => (await older.ReadingsAsync()).Count == 33 && (await older.ReadingsAsync<OtherDbContext>()).Count == 17);

        (await older.InboxAsync("probe-reader")).Skip(1).ShouldAllBe(i => i.HandledBy == "newer");
        (await older.InboxAsync("probe-other")).ShouldAllBe(i => i.HandledBy == "older");
        (await older.ConsumerAsync("probe-other")).State.ShouldBe(ConsumerState.Active, "one node has it");
        await older.Pump.StopAsync(CancellationToken.None);
        await Eventually.Async(async () => (await newer.ConsumerAsync("probe-other")).State == ConsumerState.Missing);
        await newer.Pump.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_commit_on_one_node_is_handled_on_another_at_once()
    {
        await using var database = await ProbeDatabase.CreateAsync(DatabaseKind.PostgreSql);
        // Without calls the next look would be a minute away.
        var first = Start(database, "first", poll: TimeSpan.FromMinutes(1));
        await first.Pump.StartAsync(CancellationToken.None);
        await Eventually.Async(async () => await first.KernelAsync(k => k.Nodes.CountAsync()) == 1);
        var second = Start(database, "second", poll: TimeSpan.FromMinutes(1));
        await second.Pump.StartAsync(CancellationToken.None);
        await Eventually.Async(async () => await first.KernelAsync(k => k.Nodes.CountAsync()) == 2);
        await Task.Delay(1000);

        var times = new List<double>();
        for (var i = 0; i < 40; i++)
        {
            var handled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            first.Behaviour.After = second.Behaviour.After = (_, _) => handled.TrySetResult();
            await second.OpenTicketAsync();
            var committed = System.Diagnostics.Stopwatch.GetTimestamp();
            await handled.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(committed).TotalMilliseconds);
        }

        times.Sort();
        TestContext.Current.SendDiagnosticMessage($"From a commit on the node that does not give positions until it is handled: half within {times[20]:0} ms, 38 of 40 within {times[37]:0} ms.");
        times[20].ShouldBeLessThan(1000);
        // The probe is called before its transaction ends.
        await Eventually.Async(async () => (await first.InboxAsync("probe-reader")).TrueForAll(i => i.HandledBy is not null));
        (await first.InboxAsync("probe-reader")).Select(i => i.HandledBy).Distinct().Count().ShouldBe(2);
        await first.Pump.StopAsync(CancellationToken.None);
        await second.Pump.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void Sixteenths_are_dealt_out_whole_and_evenly()
    {
        for (var nodes = 1; nodes <= 20; nodes++)
        {
            var shares = Enumerable.Range(0, nodes).Select(n => StreamShare.Of(n, nodes, offset: 5)).ToList();
            shares.Sum(s => s.Sixteenths).ShouldBe(StreamShare.All.Sixteenths, "every stream is somebody's");
            for (var i = 0; i < nodes; i++)
                for (var j = 0; j < i; j++)
                    (shares[i].Sixteenths & shares[j].Sixteenths).ShouldBe(0, "and nobody else's");
            var sizes = shares.Select(s => int.PopCount(s.Sixteenths)).ToList();
            (sizes.Max() - sizes.Min()).ShouldBeLessThanOrEqualTo(1);
        }
    }

    private static ProbeNode Start(ProbeDatabase database, string name, TimeSpan? lease = null, TimeSpan? poll = null, params ModuleEventTypes[] modules) => database.Start(
        modules.Length == 0 ? [ProbeNode.Reader()] : modules,
        options =>
        {
            options.NodeName = name;
            options.PollInterval = poll ?? TimeSpan.FromMilliseconds(200);
            options.Lease = lease ?? options.Lease;
        },
        TimeProvider.System);

    private static ProbeNode StartFailing(ProbeDatabase database, string name)
    {
        var node = database.Start(
            [ProbeNode.Reader(), ProbeNode.Other()],
            options =>
            {
                options.NodeName = name;
                options.UseLeases = false;
                options.PollInterval = TimeSpan.FromMilliseconds(100);
                options.RetrySteps = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(50), 30)];
            },
            TimeProvider.System);
        node.Behaviour.After = (_, _) =>
        {
            if (Random.Shared.Next(20) == 0)
                throw new InvalidOperationException("One in twenty.");
        };
        return node;
    }
}
