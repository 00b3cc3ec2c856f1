using RabbitMQ.Client;

namespace Platform.Host.Transports;

/// <summary>
/// Connects to the broker and makes sure that what the platform needs of it is there. A lost connection is not mended: whoever used
/// it begins again, with a new one.
/// </summary>
internal sealed class RabbitMqLink(RabbitMqOptions options)
{
    public async Task<IConnection> ConnectAsync(string purpose, CancellationToken cancellationToken)
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
        return await factory.CreateConnectionAsync($"platform {options.Host} {purpose}", cancellationToken);
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
