using System.Diagnostics;
using Kernel.Tests.EventBus.Probes;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.EventBus;
using Platform.Testing;

namespace Kernel.Tests.EventBus;

/// <summary>Invariant 1 within a process: an event is saved with its change or not at all, and the pump is woken by the commit.</summary>
public sealed class PublishingTests
{
    [Theory, EachDatabase]
    public async Task An_event_of_a_transaction_that_is_rolled_back_never_was(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();
        await node.InScopeAsync(async scope =>
        {
            var context = scope.GetRequiredService<PublisherDbContext>();
            await using var transaction = await context.Database.BeginTransactionAsync();
            var ticket = new Ticket(Guid.CreateVersion7());
            ticket.Move();
            context.Tickets.Add(ticket);
            await context.SaveChangesAsync();
            await transaction.RollbackAsync();
            return true;
        });

        (await node.DrainAsync()).ShouldBe(new DrainResult(0, 0, 0, 0));
        (await Ledger.ShouldBalanceAsync(node)).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task A_commit_wakes_the_pump_which_does_not_wait_for_its_poll(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start([ProbeNode.Reader(), ProbeNode.Other()], o => o.PollInterval = TimeSpan.FromMinutes(10), TimeProvider.System);
        await node.Pump.StartAsync(CancellationToken.None);
        await node.OpenTicketAsync();
        await Eventually.Async(async () => (await node.ReadingsAsync()).Count == 1);

        await node.OpenTicketAsync(moves: 50);

        await Eventually.Async(async () => (await node.ReadingsAsync()).Count == 51 && (await node.ReadingsAsync<OtherDbContext>()).Count == 51, withinSeconds: 10);
        await node.Pump.StopAsync(CancellationToken.None);
    }

    [Theory, EachDatabase]
    public async Task An_operator_s_retry_wakes_the_pump_too(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start([ProbeNode.Reader()], o => (o.PollInterval, o.RetrySteps) = (TimeSpan.FromMinutes(10), []), TimeProvider.System);
        node.Behaviour.FailOn("probe-reader", _ => true);
        await node.Pump.StartAsync(CancellationToken.None);
        await node.OpenTicketAsync();
        await Eventually.Async(async () => (await node.InboxAsync("probe-reader")).Any(i => i.Status == InboxStatus.Dead));

        node.Behaviour.After = (_, _) => { };
        await node.AdministerAsync(a => a.RetryAsync("probe-reader", 1, "Mended.", CancellationToken.None));

        await Eventually.Async(async () => (await node.ReadingsAsync()).Count == 1, withinSeconds: 10);
        await node.Pump.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task An_event_whose_publisher_has_no_context_cannot_be_published()
    {
        await using var database = await ProbeDatabase.CreateAsync(DatabaseKind.Sqlite);
        var node = database.Start();

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => node.InScopeAsync(async scope =>
        {
            await scope.GetRequiredService<IDistributedEventBus>().PublishAsync(new SomethingHappenedEto(Guid.Empty));
            return true;
        }));

        refused.Message.ShouldBe("'probe-absent.something-happened.v1' cannot be published: no loaded module 'probe-absent' has a context to write it with.");
    }

    [Fact]
    public async Task A_handler_cannot_publish_another_module_s_event()
    {
        await using var database = await ProbeDatabase.CreateAsync(DatabaseKind.Sqlite);
        var node = database.Start();

        await Should.ThrowAsync<InvalidOperationException>(() => node.InScopeAsync(async scope =>
        {
            scope.GetRequiredService<EventContext>().Consumer = "probe-reader";
            await scope.GetRequiredService<IDistributedEventBus>().PublishAsync(new TicketMovedEto(Guid.Empty, 1));
            return true;
        }));
    }

    [Fact]
    public async Task Handling_goes_on_with_the_trace_of_the_request_that_published()
    {
        using var handled = new ActivityListener { ShouldListenTo = s => s.Name == BusTelemetry.Name, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        var traces = new System.Collections.Concurrent.ConcurrentQueue<(ActivityTraceId, ActivitySpanId)>();
        handled.ActivityStopped = a => traces.Enqueue((a.TraceId, a.ParentSpanId));
        ActivitySource.AddActivityListener(handled);
        await using var database = await ProbeDatabase.CreateAsync(DatabaseKind.Sqlite);
        var node = database.Start();

        using var request = new Activity("request").Start();
        await node.OpenTicketAsync();
        request.Stop();
        await node.DrainAsync();

        traces.ShouldContain((request.TraceId, request.SpanId));
    }
}
