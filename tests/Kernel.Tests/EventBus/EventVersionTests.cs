using System.Collections.Concurrent;
using Kernel.Tests.EventBus.Probes;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Kernel.Tests.EventBus;

/// <summary>Two versions of one event: the publisher publishes the newer alone, and who handles either hears everything, once.</summary>
public sealed class EventVersionTests
{
    [Theory, EachDatabase]
    public async Task A_subscriber_of_each_version_hears_what_was_kept_and_what_is_new_and_each_event_once(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var old = database.Start([ProbeNode.Reader()]);
        var ticket = await old.OpenTicketAsync(moves: 2);
        await old.DrainAsync();

        // The publisher moves to version 2. One reader stays with version 1, another knows version 2 alone and begins with the kept ones.
        Type[] contracts = [typeof(TicketMovedEto), typeof(TicketMovedAndWhyEto), typeof(TicketMovedTwiceOverEto)];
        var node = database.Start([ProbeNode.Reader() with { ContractTypes = contracts }, ProbeNode.Other() with { Types = [typeof(OtherWhenTicketMovedAndWhy)], ContractTypes = contracts }]);
        await PublishAsync(node, new TicketMovedAndWhyEto(ticket, 3, "told"), ticket);
        await PublishAsync(node, new TicketMovedTwiceOverEto(ticket, 4, "told", 1), ticket);
        await node.DrainAsync();

        (await node.ReadingsAsync()).Select(r => r.Number).ShouldBe([1, 2, 3, 4], "the reader of version 1, over two versions");
        OtherWhenTicketMovedAndWhy.Heard.Where(h => h.TicketId == ticket).Select(h => (h.Number, h.Why)).ShouldBe([(1, "not known"), (2, "not known"), (3, "told"), (4, "told")]);
        (await node.ConsumerAsync("probe-other")).Handles.ShouldBe("probe-publisher.ticket-moved.v1 probe-publisher.ticket-moved.v2 probe-publisher.ticket-moved.v3");
        (await node.InboxAsync("probe-reader")).ShouldAllBe(i => i.Status == InboxStatus.Done);

        await node.AdministerAsync(a => a.ReplayAsync("probe-reader", 1, "It is tried.", CancellationToken.None));
        await node.DrainAsync();
        (await node.ReadingsAsync()).Where(r => r.IsReplay).Select(r => r.Number).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void A_module_that_handles_both_versions_handles_each_as_it_was_kept()
    {
        Type[] contracts = [typeof(TicketMovedEto), typeof(TicketMovedAndWhyEto)];
        var both = EventConsumer.Of(ProbeNode.Other() with { Types = [typeof(OtherWhenTicketMoved), typeof(OtherWhenTicketMovedAndWhy)], ContractTypes = contracts })!;
        both.Subscriptions["probe-publisher.ticket-moved.v1"].HandlerType.ShouldBe(typeof(OtherWhenTicketMoved));
        both.Subscriptions["probe-publisher.ticket-moved.v2"].HandlerType.ShouldBe(typeof(OtherWhenTicketMovedAndWhy));
    }

    private static Task<bool> PublishAsync<TEvent>(ProbeNode node, TEvent happened, Guid ticket) where TEvent : class, IEto => node.InScopeAsync(async scope =>
    {
        await scope.GetRequiredService<IDistributedEventBus>().PublishAsync(happened, $"Ticket/{ticket:N}");
        await scope.GetRequiredService<PublisherDbContext>().SaveChangesAsync();
        node.Clock.Advance(TimeSpan.FromSeconds(1));
        return true;
    });
}

/// <summary>A ticket was moved, and why.</summary>
[EventName("probe-publisher.ticket-moved.v2")]
internal sealed record TicketMovedAndWhyEto(Guid TicketId, int Number, string Why) : INextVersionOf<TicketMovedEto, TicketMovedAndWhyEto>
{
    public static TicketMovedAndWhyEto From(TicketMovedEto before) => new(before.TicketId, before.Number, "not known");

    public TicketMovedEto ToBefore() => new(TicketId, Number);
}

/// <summary>And how often.</summary>
[EventName("probe-publisher.ticket-moved.v3")]
internal sealed record TicketMovedTwiceOverEto(Guid TicketId, int Number, string Why, int Times) : INextVersionOf<TicketMovedAndWhyEto, TicketMovedTwiceOverEto>
{
    public static TicketMovedTwiceOverEto From(TicketMovedAndWhyEto before) => new(before.TicketId, before.Number, before.Why, 1);

    public TicketMovedAndWhyEto ToBefore() => new(TicketId, Number, Why);
}

internal sealed class OtherWhenTicketMovedAndWhy : IDistributedEventHandler<TicketMovedAndWhyEto>
{
    public static ConcurrentQueue<TicketMovedAndWhyEto> Heard { get; } = new();

    public Task HandleEventAsync(TicketMovedAndWhyEto eventData, CancellationToken cancellationToken)
    {
        Heard.Enqueue(eventData);
        return Task.CompletedTask;
    }
}
