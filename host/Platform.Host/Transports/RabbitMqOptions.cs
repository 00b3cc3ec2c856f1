namespace Platform.Host.Transports;

/// <summary>How events go to and come from hosts of their own. Bound to the section <c>EventBus:RabbitMq</c>.</summary>
internal sealed class RabbitMqOptions
{
    public const string Section = "EventBus:RabbitMq";

    /// <summary>Where the broker is: <c>amqp://</c>, or <c>amqps://</c> for an encrypted connection, with account and virtual host.</summary>
    public string Uri { get; set; } = "";

    /// <summary>The name of this host, the same on all of its nodes: its queue is called after it.</summary>
    public string Host { get; set; } = "";

    /// <summary>What the names of exchanges and queues begin with, for a broker that serves others too.</summary>
    public string Prefix { get; set; } = "platform";

    /// <summary>How many messages the broker hands over before they are stored and acknowledged.</summary>
    public ushort Prefetch { get; set; } = 200;

    /// <summary>How long the broker may take to confirm or answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait between two tries to reach the broker.</summary>
    public TimeSpan ReconnectAtMost { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long nothing may arrive before the receiver looks whether it is still connected and whether something waits for it.</summary>
    public TimeSpan LookAfter { get; set; } = TimeSpan.FromSeconds(15);

    public string EventExchange => $"{Prefix}.events";

    public string DeadExchange => $"{Prefix}.dead";

    /// <summary>What no host could read. Nothing is taken from it but by people.</summary>
    public string DeadQueue => $"{Prefix}.dead";

    public string Queue => $"{Prefix}.{Host}";

    /// <exception cref="ArgumentException">Something is missing; the message says what to write.</exception>
    public static RabbitMqOptions? Read(IConfiguration configuration)
    {
        var transport = configuration["EventBus:Transport"] ?? "Direct";
        if (transport.Equals("Direct", StringComparison.OrdinalIgnoreCase))
            return null;
        if (!transport.Equals("RabbitMq", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"'{transport}' is not a transport of events. Set EventBus:Transport to Direct or RabbitMq.");
        var options = configuration.GetSection(Section).Get<RabbitMqOptions>() ?? new RabbitMqOptions();
        if (!System.Uri.TryCreate(options.Uri, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps"))
            throw new ArgumentException("EventBus:RabbitMq:Uri says where the broker is. Set it, for example to \"amqps://platform:password@broker.example:5671/\".");
        if (options.Host.Length is 0 or > 40 || !options.Host.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            throw new ArgumentException("EventBus:RabbitMq:Host is the name of this host, in small letters, digits and hyphens: its queue is called after it. Set it, for example to \"north\".");
        return options;
    }
}
