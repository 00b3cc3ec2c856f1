using Kernel.Tests.EventBus.Probes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Kernel.Tests.EventBus;

/// <summary>Invariant 2: positions have no gap, and within a stream they follow the versions.</summary>
public sealed class SequencerTests
{
    [Theory]
    [EachDatabase(0.0)]
    [EachDatabase(0.02)]
    [EachDatabase(3.0)]
    public async Task Positions_have_no_gap_and_follow_each_record_although_clocks_disagree_and_two_sequencers_race(DatabaseKind kind, double mostSkewInSeconds)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var publishers = Enumerable.Range(0, 3).Select(_ => database.Start([], time: new SkewedTime(TimeSpan.FromSeconds(mostSkewInSeconds)))).ToList();
        var sequencers = Enumerable.Range(0, 2).Select(_ => database.Start([], o => o.BatchSize = 7)).ToList();
        var tickets = new List<Guid>();
        for (var i = 0; i < 4; i++)
            tickets.Add(await publishers[0].OpenTicketAsync());

        using var published = new CancellationTokenSource();
        var sequencing = sequencers.Select(node => Task.Run(async () =>
        {
            while (!published.IsCancellationRequested)
                await node.DrainAsync();
        })).ToList();
        await Task.WhenAll(publishers.Select(node => Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
                await MoveAgainstOthersAsync(node, database, tickets[Random.Shared.Next(tickets.Count)]);
        })));
        await published.CancelAsync();
        await Task.WhenAll(sequencing);
        await sequencers[0].DrainAsync();

        (await Ledger.ShouldBalanceAsync(publishers[0])).ShouldBe(4 + 3 * 40);
    }

    [Theory, EachDatabase]
    public async Task Records_of_one_save_that_share_a_stream_keep_the_order_in_which_they_spoke(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        await node.InScopeAsync(async scope =>
        {
            var bus = scope.GetRequiredService<IDistributedEventBus>();
            for (var number = 1; number <= 20; number++)
                await bus.PublishAsync(new TicketMovedEto(Guid.Empty, number), Streams.Child(Guid.Empty));
            await scope.GetRequiredService<PublisherDbContext>().SaveChangesAsync();
            return true;
        });

        await node.DrainAsync();

        var readings = await node.ReadingsAsync();
        readings.Select(r => r.Number).ShouldBe(Enumerable.Range(1, 20));
        readings.ShouldAllBe(r => r.Number == r.Expected);
    }

    private static async Task MoveAgainstOthersAsync(ProbeNode node, ProbeDatabase database, Guid ticket)
    {
        while (true)
        {
            try
            {
                await node.MoveAsync(ticket);
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another publisher was first with this ticket.
            }
            catch (Exception e) when (database.IsTransient(e))
            {
                await Task.Delay(10);
            }
        }
    }
}
