using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.EventBus;

namespace Kernel.Tests.EventBus.Probes;

/// <summary>Holds the log and what the readers made of it against the tickets, which count what they published.</summary>
internal static class Ledger
{
    /// <summary>Every change has its events and every event its change; positions have no gap and follow each ticket's numbers.</summary>
    /// <returns>How many events there are.</returns>
    public static Task<int> ShouldBalanceAsync(ProbeNode node) => node.InScopeAsync(async scope =>
    {
        var tickets = await scope.GetRequiredService<PublisherDbContext>().Tickets.AsNoTracking().ToListAsync();
        var log = await scope.GetRequiredService<Platform.Kernel.Data.KernelDbContext>().Outbox.AsNoTracking().OrderBy(m => m.Position).ToListAsync();

        log.Select(m => m.Position).ShouldBe(Enumerable.Range(1, log.Count).Select(p => (long?)p), "positions begin at 1 and have no gap");
        var numbers = log
            .Select(m => (TicketMovedEto)EventJson.Read(m.Payload, typeof(TicketMovedEto))!)
            .GroupBy(e => e.TicketId)
            .ToDictionary(g => g.Key, g => g.Select(e => e.Number).ToList());
        foreach (var ticket in tickets)
            (numbers.GetValueOrDefault(ticket.Id) ?? []).ShouldBe(Enumerable.Range(1, ticket.Number), "each change of a ticket has its event, in order of positions");
        numbers.Keys.Except(tickets.Select(t => t.Id)).ShouldBeEmpty("there is no event without its change");
        return log.Count;
    });

    /// <summary>A reader's effects are each event once, in each ticket's order.</summary>
    public static async Task ShouldHaveReadEverythingAsync<TContext>(ProbeNode node, int events) where TContext : ReadingsDbContext
    {
        var readings = await node.ReadingsAsync<TContext>();
        readings.Where(r => r.Number != r.Expected).ShouldBeEmpty("nothing is lost, repeated or out of order");
        readings.Select(r => r.MessageId).Distinct().Count().ShouldBe(readings.Count, "each event has one effect");
        readings.Count.ShouldBe(events);
    }

    /// <summary>Drains until every retry has come due, at most for a while.</summary>
    public static async Task DrainToTheEndAsync(ProbeNode node)
    {
        var until = DateTime.UtcNow.AddSeconds(60);
        do
        {
            await node.DrainAsync();
            var done = true;
            foreach (var bus in node.Buses.All)
                done &= await bus.InKernelAsync(k => k.Inbox.AllAsync(i => i.Status == InboxStatus.Done));
            if (done)
                return;
            await Task.Delay(50);
        }
        while (DateTime.UtcNow < until);
        throw new TimeoutException("The inboxes were not empty after a minute.");
    }
}
