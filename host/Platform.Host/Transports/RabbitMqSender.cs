using Microsoft.Extensions.Options;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.EventBus.Transports;
using Platform.Kernel.Security;
using RabbitMQ.Client;

namespace Platform.Host.Transports;

/// <summary>
/// Sends what this host's modules published to the others: reads the log like a module, publishes, waits until the broker has
/// confirmed, and only then moves its cursor. While the broker is away the events are in the log, and people's work goes on.
/// </summary>
internal sealed partial class RabbitMqSender(
    RabbitMqOptions rabbit,
    RabbitMqLink link,
    RabbitMqStatus status,
    LocalPublishers publishers,
    DatabaseBuses buses,
    ModuleDatabases databases,
    NodeLeases leases,
    IOptions<EventBusOptions> options,
    TimeProvider timeProvider,
    ILogger<RabbitMqSender> logger) : BackgroundService
{
    /// <summary>Its name as a reader of the log.</summary>
    public const string ReaderName = "$rabbitmq";

    // A committed event has its position within a moment.
    private static readonly TimeSpan[] Moments = [.. new[] { 10, 50, 250, 1000 }.Select(m => TimeSpan.FromMilliseconds(m))];

    private const string LeaseName = "rabbitmq";

    private readonly LogReader reader = new(buses.Platform, ReaderName, timeProvider);
    private readonly Dictionary<(Guid PersonId, RestrictionKind Kind), RecordAccessMessage> sentAccess = [];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await leases.ReleaseAsync(LeaseName, cancellationToken);
        }
        catch (Exception exception)
        {
            // The lease runs out by itself; a database that is away must not hold up the stop.
            LogLost(exception.GetBaseException().GetType().Name);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var signal = databases.Listen();
        for (var failures = 0; !stoppingToken.IsCancellationRequested; failures++)
        {
            try
            {
                await buses.Platform.Registration.EnsureAsync(stoppingToken);
                if (await leases.HoldAsync(LeaseName, options.Value.Lease, stoppingToken))
                    await SendAsync(signal, () => failures = 0, stoppingToken);
                else
                    await signal.WaitAsync(options.Value.PollInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // The loop outlives everything: a broker that is away, a database that is away.
            catch (Exception exception)
            {
                if (!databases.Platform.Provider.IsTransient(exception))
                    status.Lost();
                LogLost(exception.GetBaseException().GetType().Name);
                await DelayAsync(RabbitMqReceiver.Pause(failures, rabbit), stoppingToken);
            }
        }
    }

    private async Task SendAsync(BusWakeUp signal, Action connected, CancellationToken stoppingToken)
    {
        await using var session = await link.ConnectAsync("sends", confirms: true, stoppingToken);
        var channel = session.Channel;
        await link.DeclareAsync(channel, [], stoppingToken);
        connected();
        await reader.EnsureAsync(stoppingToken);
        // What another node sent meanwhile is not known here: all of it again, it is little and told twice does no harm.
        sentAccess.Clear();
        var renewAfter = DateTime.MinValue;
        for (var step = 0; !stoppingToken.IsCancellationRequested;)
        {
            if (timeProvider.GetUtcNow().UtcDateTime >= renewAfter)
            {
                if (!await leases.HoldAsync(LeaseName, options.Value.Lease, stoppingToken))
                    return;
                renewAfter = timeProvider.GetUtcNow().UtcDateTime + options.Value.Lease / 3;
                status.Connected(await channel.MessageCountAsync(rabbit.DeadQueue, stoppingToken));
            }

            await SendAccessAsync(channel, stoppingToken);
            if (await SendBatchAsync(channel, stoppingToken))
                step = 0;
            else if (await signal.WaitAsync(step < Moments.Length ? Moments[step] : options.Value.PollInterval, stoppingToken))
                step = 0;
            else
                step++;
            session.ThrowIfClosed();
        }
    }

    /// <returns>There was something, and there may be more.</returns>
    private async Task<bool> SendBatchAsync(IChannel channel, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(cancellationToken) is not { Lag: > 0 } place)
            return false;
        var own = publishers.Names;
        var events = await reader.ReadAsync(place.Position, place.End, options.Value.BatchSize, log => log.Where(m => own.Contains(m.Publisher)), cancellationToken);
        // Within a stream one after the other, each confirmed before the next: one that is refused must not come after its successors
        // when it is tried again. Streams go side by side.
        await Task.WhenAll(events.Where(e => !EventMessage.CameFromElsewhere(e)).GroupBy(e => e.StreamKey, StringComparer.Ordinal).Select(async stream =>
        {
            foreach (var e in stream)
            {
                var (properties, body) = EventMessage.Of(e, rabbit.Host);
                await PublishAsync(channel, e.Name, properties, body, cancellationToken);
            }
        }));
        await reader.MoveAsync(events.Count == options.Value.BatchSize ? events[^1].Position!.Value : place.End, null, cancellationToken);
        return true;
    }

    private async Task SendAccessAsync(IChannel channel, CancellationToken cancellationToken)
    {
        var now = await buses.Platform.InKernelAsync(kernel => RecordAccessMessage.OfThisHostAsync(kernel, cancellationToken));
        foreach (var message in now.Where(m => !sentAccess.TryGetValue((m.PersonId, m.Kind), out var sent) || sent != m))
        {
            await PublishAsync(channel, RecordAccessMessage.Name, message.Properties(rabbit.Host), message.Body(), cancellationToken);
            sentAccess[(message.PersonId, message.Kind)] = message;
        }
    }

    private async Task PublishAsync(IChannel channel, string name, BasicProperties properties, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(rabbit.Timeout);
        try
        {
            // Returns when the broker has confirmed, throws when it has refused. A name that no host reads goes nowhere, on purpose.
            await channel.BasicPublishAsync(rabbit.EventExchange, name, mandatory: false, properties, body, limit.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The broker did not confirm in time.", exception);
        }
    }

    private static async Task DelayAsync(TimeSpan time, CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(time, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Events could not be sent to RabbitMQ ({Failure}); they wait in the log and are sent when it answers.")]
    private partial void LogLost(string failure);
}

/// <summary>The modules whose events this host sends: those that it has loaded.</summary>
internal sealed record LocalPublishers(IReadOnlyList<string> Names);
