using Microsoft.Extensions.Logging;

namespace Platform.Kernel.EventBus;

/// <summary>What the bus says in the log: modules, event names and message ids. Never a payload, never a stream's key.</summary>
internal static partial class BusLog
{
    [LoggerMessage(1, LogLevel.Information, "The module {Consumer} reads the event log from position {Position} on")]
    public static partial void ConsumerIsNew(ILogger logger, string consumer, long position);

    [LoggerMessage(2, LogLevel.Information, "The module {Consumer} handles {Names} more events; {Copied} earlier ones were put in its inbox")]
    public static partial void Backfilled(ILogger logger, string consumer, int names, int copied);

    [LoggerMessage(3, LogLevel.Warning, "{Count} modules that once read the event log are not loaded; the log keeps what they have not read")]
    public static partial void ConsumersAreMissing(ILogger logger, int count);

    [LoggerMessage(4, LogLevel.Information, "The module {Consumer} met a passing failure with {EventName} {MessageId} and tries again")]
    public static partial void TransientFailure(ILogger logger, string consumer, string eventName, Guid messageId, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "The module {Consumer} failed with {EventName} {MessageId}, attempt {Attempt}; the next is at {NextUtc:O}")]
    public static partial void EventFailed(ILogger logger, string consumer, string eventName, Guid messageId, int attempt, DateTime nextUtc, Exception exception);

    [LoggerMessage(6, LogLevel.Error, "The module {Consumer} gave up {EventName} {MessageId} after {Attempts} attempts; its stream is parked until somebody retries or skips it on the Events page")]
    public static partial void EventIsDead(ILogger logger, string consumer, string eventName, Guid messageId, int attempts, Exception exception);

    [LoggerMessage(7, LogLevel.Error, "The module {Consumer} cannot handle {EventName} {MessageId}: {Reason}")]
    public static partial void EventIsRefused(ILogger logger, string consumer, string eventName, Guid messageId, string reason);

    [LoggerMessage(8, LogLevel.Error, "The event bus could not go on and tries again in {Seconds} s")]
    public static partial void StepFailed(ILogger logger, double seconds, Exception exception);

    [LoggerMessage(10, LogLevel.Warning, "This node stopped without saying so; others go on when its lease has run out")]
    public static partial void LeasesAreKept(ILogger logger, Exception exception);

    [LoggerMessage(11, LogLevel.Information, "The node {Node} shares the work of the event bus; nodes alive: {Count}")]
    public static partial void NodesChanged(ILogger logger, string node, int count);

    [LoggerMessage(12, LogLevel.Warning, "The calls of other nodes cannot be heard; their events are found by polling meanwhile")]
    public static partial void CannotHear(ILogger logger, Exception exception);

    [LoggerMessage(9, LogLevel.Information, "The event log was purged: {Inbox} inbox rows and {Outbox} events")]
    public static partial void Purged(ILogger logger, int inbox, int outbox);

    [LoggerMessage(13, LogLevel.Information, "The module {Consumer} was told the past again: {Told} events")]
    public static partial void Replayed(ILogger logger, string consumer, long told);
}
