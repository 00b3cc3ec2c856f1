using Kernel.Tests.EventBus.Probes;
using Microsoft.EntityFrameworkCore;
using Platform.Testing;

namespace Kernel.Tests.EventBus;

/// <summary>Invariants 3 and 4 with several nodes on one database: leases save work, and without them nothing is unsafe.</summary>
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
    public async Task With_leases_one_node_works_for_a_module_and_another_goes_on_when_it_stops(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var first = Start(database, "first");
        await first.Pump.StartAsync(CancellationToken.None);
        await first.OpenTicketAsync();
        await Eventually.Async(async () => (await first.ReadingsAsync()).Count == 1);
        var second = Start(database, "second");
        await second.Pump.StartAsync(CancellationToken.None);

        var ticket = await second.OpenTicketAsync(moves: 5);
        await Eventually.Async(async () => (await first.ReadingsAsync()).Count == 6);
        (await first.InboxAsync("probe-reader")).ShouldAllBe(i => i.HandledBy == "first");

        await first.Pump.StopAsync(CancellationToken.None);
        await second.MoveAsync(ticket);
        await Eventually.Async(async () => (await second.ReadingsAsync()).Count == 7);
        (await second.InboxAsync("probe-reader"))[^1].HandledBy.ShouldBe("second");
        await second.Pump.StopAsync(CancellationToken.None);
        (await second.KernelAsync(k => k.Consumers.CountAsync(c => c.LeaseOwner != null))).ShouldBe(0);
    }

    private static ProbeNode Start(ProbeDatabase database, string name) => database.Start(
        [ProbeNode.Reader()],
        options =>
        {
            options.NodeName = name;
            options.PollInterval = TimeSpan.FromMilliseconds(200);
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
