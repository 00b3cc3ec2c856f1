using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.EventBus.Transports;
using Platform.Kernel.Rights;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Platform.Host.Transports;

/// <summary>
/// Takes what other hosts sent from this host's queue into its log, and acknowledges what is committed there. Handed over again after a
/// failure, an event is passed over by its message id. A database that is away stops the taking; the broker keeps the rest.
/// </summary>
internal sealed partial class RabbitMqReceiver(
    RabbitMqOptions rabbit,
    RabbitMqLink link,
    RabbitMqStatus status,
    DatabaseBuses buses,
    EventRegistry registry,
    IOptions<EventBusOptions> options,
    TimeProvider timeProvider,
    ILogger<RabbitMqReceiver> logger) : BackgroundService
{
    /// <summary>Its queue is there, with what it asks for.</summary>
    public bool HasConnected { get; private set; }

    /// <summary>Longer with each failure, and never together with the other nodes.</summary>
    public static TimeSpan Pause(int failures, RabbitMqOptions options)
        => TimeSpan.FromSeconds(Math.Min(options.ReconnectAtMost.TotalSeconds, 0.5 * Math.Pow(2, Math.Min(failures, 10)))) * (0.8 + 0.4 * Random.Shared.NextDouble());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        for (var failures = 0; !stoppingToken.IsCancellationRequested; failures++)
        {
            try
            {
                await buses.Platform.Registration.EnsureAsync(stoppingToken);
                await TakeAsync(() => failures = 0, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // The loop outlives everything: a broker that is away, a database that is away.
            catch (Exception exception)
            {
                if (!buses.Platform.Database.Provider.IsTransient(exception))
                    status.Lost();
                LogLost(exception.GetBaseException().GetType().Name);
                await Task.WhenAny(Task.Delay(Pause(failures, rabbit), stoppingToken));
            }
        }
    }

    private async Task TakeAsync(Action connected, CancellationToken stoppingToken)
    {
        await using var session = await link.ConnectAsync("receives", confirms: false, stoppingToken);
        var channel = session.Channel;
        await link.DeclareAsync(channel, registry.Everywhere.SelectMany(c => c.Subscriptions.Keys).Append(RecordAccessMessage.Name).Distinct(StringComparer.Ordinal), stoppingToken);
        await channel.BasicQosAsync(0, rabbit.Prefetch, global: false, stoppingToken);

        // No more than the prefetch can be in it.
        var arrived = Channel.CreateUnbounded<Delivery>(new UnboundedChannelOptions { SingleReader = true });
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, e) =>
        {
            // The body is the client's and only lent.
            arrived.Writer.TryWrite(new Delivery(e.DeliveryTag, new BasicProperties(e.BasicProperties), e.Body.ToArray()));
            return Task.CompletedTask;
        };
        consumer.ShutdownAsync += (_, e) => End(e.ReplyText);
        consumer.UnregisteredAsync += (_, _) => End("The broker took the queue away.");
        channel.ChannelShutdownAsync += (_, e) => End(e.ReplyText);
        await channel.BasicConsumeAsync(rabbit.Queue, autoAck: false, consumer, stoppingToken);
        status.Connected(await channel.MessageCountAsync(rabbit.DeadQueue, stoppingToken));
        connected();
        HasConnected = true;

        for (var passedOver = false; ;)
        {
            if (!await ArrivedAsync(arrived.Reader, stoppingToken))
            {
                // The client does not always say that the connection ended, and a queue can forget its reader when the broker dies: when
                // messages are held back twice, it connects anew. On a node that only stands by this is for nothing, and does no harm.
                session.ThrowIfClosed();
                var waits = await channel.MessageCountAsync(rabbit.Queue, stoppingToken) > 0;
                if (waits && passedOver)
                    return;
                passedOver = waits;
                continue;
            }

            passedOver = false;
            var batch = new List<Delivery>();
            while (batch.Count < options.Value.BatchSize && arrived.Reader.TryRead(out var delivery))
                batch.Add(delivery);
            await StoreAsync(channel, batch, stoppingToken);
        }

        async Task<bool> ArrivedAsync(ChannelReader<Delivery> reader, CancellationToken cancellationToken)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(rabbit.LookAfter);
            try
            {
                return await reader.WaitToReadAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }

        Task End(string? why)
        {
            arrived.Writer.TryComplete(new IOException(why ?? "The connection to the broker was closed."));
            return Task.CompletedTask;
        }
    }

    private async Task StoreAsync(IChannel channel, List<Delivery> batch, CancellationToken cancellationToken)
    {
        var events = new List<OutboxMessage>();
        ulong? last = null;
        foreach (var delivery in batch)
        {
            if (delivery.Properties.Type == RecordAccessMessage.Name && RecordAccessMessage.Read(delivery.Body) is { } access)
            {
                await buses.Platform.InKernelAsync(async kernel =>
                {
                    await access.ApplyAsync(kernel, delivery.Properties.AppId ?? "", Now(), cancellationToken);
                    return true;
                });
                last = delivery.Tag;
            }
            else if (EventMessage.Read(delivery.Properties, delivery.Body) is { } e)
            {
                events.Add(e);
                last = delivery.Tag;
            }
            else
            {
                // It would be the same the next time. The broker keeps it with the dead letters for people to look at.
                LogUnreadable(delivery.Properties.Type ?? "", delivery.Properties.MessageId ?? "");
                await channel.BasicRejectAsync(delivery.Tag, requeue: false, cancellationToken);
            }
        }

        await ExpectErasuresAsync(events, cancellationToken);
        await EventCopy.AppendAsync(buses.Platform, events, Now(), cancellationToken);
        if (last is { } tag)
            await channel.BasicAckAsync(tag, multiple: true, cancellationToken);
    }

    /// <summary>An erasure that another host decided ends here when this host's modules have confirmed, and is then forgotten here too.</summary>
    private async Task ExpectErasuresAsync(List<OutboxMessage> events, CancellationToken cancellationToken)
    {
        foreach (var e in events.Where(e => e.Name == EventMessage.NameOf<PersonErasedEto>()))
        {
            var erased = (PersonErasedEto)EventJson.Read(e.Payload, typeof(PersonErasedEto))!;
            await buses.Platform.InKernelAsync(async kernel =>
            {
                if (!await kernel.Erasures.AnyAsync(x => x.Id == erased.ErasureId, cancellationToken))
                    kernel.Erasures.Add(new Erasure { Id = erased.ErasureId, PersonKind = erased.PersonKind, PersonId = erased.PersonId, DecidedUtc = e.OccurredUtc });
                return await kernel.SaveChangesAsync(cancellationToken);
            });
        }
    }

    private DateTime Now() => UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime);

    [LoggerMessage(1, LogLevel.Warning, "Events could not be taken from RabbitMQ ({Failure}); they stay there and are taken when it and the database answer.")]
    private partial void LogLost(string failure);

    [LoggerMessage(2, LogLevel.Error, "A message {EventName} {MessageId} is no event that this version can read. RabbitMQ keeps it with the dead letters.")]
    private partial void LogUnreadable(string eventName, string messageId);

    private sealed record Delivery(ulong Tag, BasicProperties Properties, byte[] Body);
}
