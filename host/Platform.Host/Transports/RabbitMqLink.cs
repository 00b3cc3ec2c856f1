using RabbitMQ.Client;

namespace Platform.Host.Transports;

/// <summary>
/// Connects to the broker and makes sure that what the platform needs of it is there. A lost connection is not mended: whoever used
/// it begins again, with a new one.
/// </summary>
internal sealed class RabbitMqLink(RabbitMqOptions options)
{
    public async Task<RabbitMqSession> ConnectAsync(string purpose, bool confirms, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            Uri = new Uri(options.Uri),
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = TimeSpan.FromSeconds(10),
            RequestedConnectionTimeout = options.Timeout,
            ContinuationTimeout = options.Timeout,
        };
        var connection = await factory.CreateConnectionAsync($"platform {options.Host} {purpose}", cancellationToken);
        try
        {
            var channel = await connection.CreateChannelAsync(new CreateChannelOptions(confirms, confirms), cancellationToken);
            return new RabbitMqSession(connection, channel, options.Timeout);
        }
        catch
        {
            await RabbitMqSession.EndAsync(connection, options.Timeout);
            throw;
        }
    }

    /// <summary>
    /// One queue for this host, on a majority of the broker's nodes, read by one node of the host at a time in the order of the queue.
    /// Nothing of it is dropped: a full queue refuses what is published, and what cannot be read goes to the dead letters.
    /// </summary>
    public async Task DeclareAsync(IChannel channel, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        await channel.ExchangeDeclareAsync(options.EventExchange, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        await channel.ExchangeDeclareAsync(options.DeadExchange, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(options.DeadQueue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(options.DeadQueue, options.DeadExchange, "", cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(
            options.Queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?>
            {
                ["x-queue-type"] = "quorum",
                ["x-single-active-consumer"] = true,
                ["x-dead-letter-exchange"] = options.DeadExchange,
                ["x-dead-letter-strategy"] = "at-least-once",
                ["x-overflow"] = "reject-publish",
            },
            cancellationToken: cancellationToken);
        foreach (var name in names)
            await channel.QueueBindAsync(options.Queue, options.EventExchange, name, cancellationToken: cancellationToken);
    }
}

/// <summary>
/// One connection with its one channel. Its end has a time limit: to close what a dead broker left behind can take for ever, and whoever
/// waits for that never connects again.
/// </summary>
internal sealed class RabbitMqSession(IConnection connection, IChannel channel, TimeSpan limit) : IAsyncDisposable
{
    public IChannel Channel => channel;

    /// <exception cref="IOException">The connection or its channel is closed.</exception>
    public void ThrowIfClosed()
    {
        if (!connection.IsOpen || !channel.IsOpen)
            throw new IOException("The connection to the broker was closed.");
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(channel, limit);
        await EndAsync(connection, limit);
    }

    /// <summary>Ends it, or leaves it to the collector when it does not end in time. Never throws: nobody needs it any more.</summary>
    public static async Task EndAsync(IAsyncDisposable used, TimeSpan limit)
    {
        try
        {
            // On a thread of its own: what blocks must not block who waits here.
            await Task.Run(async () => await used.DisposeAsync()).WaitAsync(limit);
        }
        catch (Exception)
        {
            // It was lost before.
        }
    }
}

/// <summary>How the connection of this node is, for the health check and the Events page.</summary>
internal sealed class RabbitMqStatus(TimeProvider timeProvider)
{
    private DateTime? lostUtc;

    /// <summary>Since when the broker cannot be reached; null while it can.</summary>
    public DateTime? LostUtc => lostUtc;

    /// <summary>Messages that no host could read.</summary>
    public uint DeadLetters { get; private set; }

    public void Connected(uint deadLetters)
    {
        lostUtc = null;
        DeadLetters = deadLetters;
    }

    public void Lost() => lostUtc ??= timeProvider.GetUtcNow().UtcDateTime;
}
