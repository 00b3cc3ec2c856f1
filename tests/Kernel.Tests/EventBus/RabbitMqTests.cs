using System.Diagnostics;
using System.Text;
using Kernel.Tests.EventBus.Probes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.Transports;
using Platform.Kernel.Security;
using Platform.Testing;
using RabbitMQ.Client;

namespace Kernel.Tests.EventBus;

/// <summary>
/// Hosts of their own, each with its own database, with a real broker between them. Set <c>PLATFORM_TEST_FAULTS=1</c> for the long form:
/// a minute without the broker.
/// </summary>
public sealed class RabbitMqTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("PLATFORM_TEST_FAULTS") == "1";

    [Fact]
    public async Task A_broker_that_dies_under_load_holds_nobody_up_and_nothing_is_lost_repeated_or_out_of_order()
    {
        var broker = await RabbitMqBroker.GetAsync();
        await using var here = await ProbeDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var there = await ProbeDatabase.CreateAsync(DatabaseKind.Sqlite);
        var prefix = NewPrefix();
        // The reader first: its queue must be there before anything is sent.
        await using var reader = await RabbitNode.StartAsync(there, broker, prefix, "readers", [ProbeNode.Reader(), ProbeNode.Other()], publishes: []);
        await using var publisher = await RabbitNode.StartAsync(here, broker, prefix, "publishers", [], publishes: ["probe-publisher"]);

        var tickets = Enumerable.Range(0, 50).Select(_ => Guid.CreateVersion7()).ToList();
        using var enough = new CancellationTokenSource();
        var slowest = TimeSpan.Zero;
        var published = 0;
        var load = Task.Run(async () =>
        {
            for (; !enough.IsCancellationRequested; published++)
            {
                var clock = Stopwatch.StartNew();
                await publisher.Node.MoveAsync(tickets[Random.Shared.Next(tickets.Count)]);
                slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
                await Task.Delay(5);
            }
        });
        await Eventually.Async(async () => (await reader.Node.ReadingsAsync()).Count > 20, withinSeconds: 60);

        await broker.StopAsync();
        var before = published;
        await Task.Delay(TimeSpan.FromSeconds(IsLong ? 60 : 10));
        (published - before).ShouldBeGreaterThan(IsLong ? 600 : 100, "people's work goes on without the broker");
        await Eventually.Async(async () => (await publisher.Node.Buses.GetConsumersAsync(CancellationToken.None)).Single(c => c.Name == RabbitMqSender.ReaderName).Lag > 0);
        publisher.Status.LostUtc.ShouldNotBeNull();
        await broker.StartAsync();
        await Task.Delay(TimeSpan.FromSeconds(2));
        await enough.CancelAsync();
        await load;

        await Eventually.Async(async () => (await reader.Node.ReadingsAsync<OtherDbContext>()).Count >= published && (await reader.Node.ReadingsAsync()).Count >= published, 120, StateAsync);
        (await Ledger.ShouldBalanceAsync(publisher.Node)).ShouldBe(published);
        await Ledger.ShouldHaveReadEverythingAsync<ReaderDbContext>(reader.Node, published);
        await Ledger.ShouldHaveReadEverythingAsync<OtherDbContext>(reader.Node, published);
        slowest.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        await Eventually.Async(() => Task.FromResult(publisher.Status.LostUtc is null && reader.Status.LostUtc is null), withinSeconds: 60);

        // Everything sent a second time, as after a death before the cursor moved.
        await publisher.Node.KernelAsync(k => k.Consumers.Where(c => c.Name == RabbitMqSender.ReaderName).ExecuteUpdateAsync(set => set.SetProperty(c => c.Position, 0)));
        await publisher.Node.MoveAsync(tickets[0]);
        await Eventually.Async(async () => (await reader.Node.ReadingsAsync()).Count > published, withinSeconds: 60);
        await Ledger.ShouldHaveReadEverythingAsync<ReaderDbContext>(reader.Node, published + 1);

        async Task<string> StateAsync()
        {
            await using var connection = await new ConnectionFactory { Uri = new Uri(broker.Uri) }.CreateConnectionAsync();
            await using var channel = await connection.CreateChannelAsync();
            var queue = await channel.QueueDeclarePassiveAsync($"{prefix}.readers");
            var readers = string.Join(", ", (await reader.Node.Buses.GetConsumersAsync(CancellationToken.None)).Select(c => $"{c.Name} {c.Lag} behind"));
            var sender = (await publisher.Node.Buses.GetConsumersAsync(CancellationToken.None)).Single(c => c.Name == RabbitMqSender.ReaderName);
            return $"""
                Published {published}; not sent {sender.Lag}; in the queue {queue.MessageCount} with {queue.ConsumerCount} consumers; read {(await reader.Node.ReadingsAsync()).Count} and {(await reader.Node.ReadingsAsync<OtherDbContext>()).Count}; {readers}.
                Sender lost: {publisher.Status.LostUtc}. Receiver lost: {reader.Status.LostUtc}.
                {string.Join("\n", publisher.Node.Log.Lines.TakeLast(8))}
                {string.Join("\n", reader.Node.Log.Lines.TakeLast(8))}
                """;
        }
    }

    [Fact]
    public async Task What_no_host_can_read_is_kept_with_the_dead_letters_and_the_rest_goes_on()
    {
        var broker = await RabbitMqBroker.GetAsync();
        await using var there = await ProbeDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var here = await ProbeDatabase.CreateAsync(DatabaseKind.Sqlite);
        var prefix = NewPrefix();
        await using var reader = await RabbitNode.StartAsync(there, broker, prefix, "readers", [ProbeNode.Reader()], publishes: []);
        await using (var connection = await new ConnectionFactory { Uri = new Uri(broker.Uri) }.CreateConnectionAsync())
        await using (var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true)))
            await channel.BasicPublishAsync($"{prefix}.events", "probe-publisher.ticket-moved.v1", false, new BasicProperties { Type = "probe-publisher.ticket-moved.v1" }, Encoding.UTF8.GetBytes("not JSON"));
        await using var publisher = await RabbitNode.StartAsync(here, broker, prefix, "publishers", [], publishes: ["probe-publisher"]);

        await publisher.Node.OpenTicketAsync(moves: 3);

        await Eventually.Async(async () => (await reader.Node.ReadingsAsync()).Count == 3, withinSeconds: 60);
        await using var looking = await new ConnectionFactory { Uri = new Uri(broker.Uri) }.CreateConnectionAsync();
        await using var look = await looking.CreateChannelAsync();
        await Eventually.Async(async () => await look.MessageCountAsync($"{prefix}.dead") == 1);
        reader.Node.Log.Lines.ShouldContain(l => l.Contains("dead letters"));
    }

    [Fact]
    public async Task A_receiver_that_is_passed_over_connects_anew_and_takes_everything_once_when_it_is_its_turn()
    {
        var broker = await RabbitMqBroker.GetAsync();
        await using var here = await ProbeDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var there = await ProbeDatabase.CreateAsync(DatabaseKind.Sqlite);
        var prefix = NewPrefix();
        await using (var first = await RabbitNode.StartAsync(there, broker, prefix, "readers", [ProbeNode.Reader()], publishes: []))
        {
            // It makes the queue.
        }

        // Somebody else holds the queue with one message, and the rest waits in it.
        await using var holder = await new ConnectionFactory { Uri = new Uri(broker.Uri) }.CreateConnectionAsync();
        await using var holds = await holder.CreateChannelAsync();
        await holds.BasicQosAsync(0, 1, global: false);
        var holding = new RabbitMQ.Client.Events.AsyncEventingBasicConsumer(holds);
        await holds.BasicConsumeAsync($"{prefix}.readers", autoAck: false, holding);
        await using var reader = await RabbitNode.StartAsync(there, broker, prefix, "readers", [ProbeNode.Reader()], publishes: []);
        await using var publisher = await RabbitNode.StartAsync(here, broker, prefix, "publishers", [], publishes: ["probe-publisher"]);
        await publisher.Node.OpenTicketAsync(moves: 5);
        // Longer than two looks.
        await Task.Delay(TimeSpan.FromSeconds(4));
        (await reader.Node.ReadingsAsync()).ShouldBeEmpty("the queue is read by one at a time");

        await holds.CloseAsync();

        await Eventually.Async(async () => (await reader.Node.ReadingsAsync()).Count >= 5, withinSeconds: 60);
        await Ledger.ShouldHaveReadEverythingAsync<ReaderDbContext>(reader.Node, 5);
        reader.Status.LostUtc.ShouldBeNull("nothing was lost: it only connected anew");
    }

    [Fact]
    public async Task A_record_that_one_host_restricts_is_closed_on_the_other_until_it_is_lifted_there()
    {
        var broker = await RabbitMqBroker.GetAsync();
        await using var here = await ProbeDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var there = await ProbeDatabase.CreateAsync(DatabaseKind.Sqlite);
        var prefix = NewPrefix();
        await using var other = await RabbitNode.StartAsync(there, broker, prefix, "other", [ProbeNode.Reader()], publishes: []);
        await using var one = await RabbitNode.StartAsync(here, broker, prefix, "one", [], publishes: ["probe-publisher"]);
        var person = Guid.NewGuid();
        await one.Node.KernelAsync(async k =>
        {
            k.Add(new RecordRestriction { PersonId = person, RecordType = "child", AreaCode = "E06000030", OwnerId = Guid.NewGuid(), Reason = "Her cousin works here.", RestrictedBy = null, RestrictedUtc = DateTime.UtcNow });
            return await k.SaveChangesAsync();
        });
        await one.Node.OpenTicketAsync();

        await Eventually.Async(() => other.Node.KernelAsync(k => k.Set<RecordRestriction>().AnyAsync(r => r.PersonId == person && r.LiftedUtc == null)), withinSeconds: 60);
        (await other.Node.KernelAsync(k => k.Set<RecordRestriction>().Select(r => r.Reason).SingleAsync())).ShouldBe("Restricted on the host one.", "the reason stays where it was given");

        await one.Node.KernelAsync(k => k.Set<RecordRestriction>().ExecuteUpdateAsync(set => set.SetProperty(r => r.LiftedUtc, DateTime.UtcNow)));
        await one.Node.OpenTicketAsync();
        await Eventually.Async(() => other.Node.KernelAsync(k => k.Set<RecordRestriction>().AnyAsync(r => r.PersonId == person && r.LiftedUtc != null)), withinSeconds: 60);
    }

    private static string NewPrefix() => $"test-{Guid.NewGuid():N}";

    private sealed class RabbitNode : IAsyncDisposable
    {
        private readonly RabbitMqReceiver receiver;
        private readonly RabbitMqSender sender;

        private RabbitNode(ProbeNode node)
        {
            Node = node;
            receiver = node.Services.GetRequiredService<RabbitMqReceiver>();
            sender = node.Services.GetRequiredService<RabbitMqSender>();
            Status = node.Services.GetRequiredService<RabbitMqStatus>();
        }

        public ProbeNode Node { get; }

        public RabbitMqStatus Status { get; }

        public static async Task<RabbitNode> StartAsync(
            ProbeDatabase database, RabbitMqBroker broker, string prefix, string host, IEnumerable<Platform.Kernel.EventBus.ModuleEventTypes> modules, IReadOnlyList<string> publishes)
        {
            var started = new RabbitNode(database.StartInAHostOfItsOwn(modules, services => services.AddRabbitMq(
                new RabbitMqOptions { Uri = broker.Uri, Host = host, Prefix = prefix, ReconnectAtMost = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(10), LookAfter = TimeSpan.FromSeconds(1) }, publishes)));
            await started.Node.Pump.StartAsync(CancellationToken.None);
            await started.receiver.StartAsync(CancellationToken.None);
            // Its queue is there when it has connected.
            await Eventually.Async(() => Task.FromResult(started.receiver.HasConnected), withinSeconds: 60);
            await started.sender.StartAsync(CancellationToken.None);
            return started;
        }

        public async ValueTask DisposeAsync()
        {
            await sender.StopAsync(CancellationToken.None);
            await receiver.StopAsync(CancellationToken.None);
            await Node.Pump.StopAsync(CancellationToken.None);
        }
    }
}
