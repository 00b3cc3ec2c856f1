using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>Writes down what failed, after everything it did was taken back: when it is tried next, or that it is dead.</summary>
internal sealed partial class FailedEvents(
    IServiceScopeFactory scopes,
    WriterGate gate,
    IOptions<EventBusOptions> options,
    TimeProvider timeProvider,
    ILogger<FailedEvents> logger)
{
    private const int ErrorLength = 2000;

    /// <summary>One more attempt failed: the next is due after the step, or there is none and the stream is parked.</summary>
    public async Task<Outcome> RecordAsync(EventConsumer consumer, WaitingEvent message, Exception exception, CancellationToken cancellationToken)
    {
        var steps = options.Value.RetrySteps ?? EventBusOptions.DefaultRetrySteps;
        var attempts = message.Attempts + 1;
        var error = Describe(exception);
        if (attempts > steps.Count)
        {
            BusLog.EventIsDead(logger, consumer.Name, message.Name, message.MessageId, attempts, exception);
            return await SetDeadAsync(consumer, message, attempts, error, cancellationToken).ConfigureAwait(false);
        }

        // Give or take a tenth, so that what failed together does not come back together.
        var next = UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime + steps[attempts - 1] * (0.9 + 0.2 * Random.Shared.NextDouble()));
        BusLog.EventFailed(logger, consumer.Name, message.Name, message.MessageId, attempts, next, exception);
        BusTelemetry.Failed(consumer.Name, message.Name);
        return await UpdateAsync(consumer, message, set => set
            .SetProperty(i => i.Attempts, attempts)
            .SetProperty(i => i.LastError, error)
            .SetProperty(i => i.NextAttemptUtc, next), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Nothing will change by trying again.</summary>
    public Task<Outcome> RecordDeadAsync(EventConsumer consumer, WaitingEvent message, string reason, CancellationToken cancellationToken)
    {
        BusLog.EventIsRefused(logger, consumer.Name, message.Name, message.MessageId, reason);
        return SetDeadAsync(consumer, message, message.Attempts, reason, cancellationToken);
    }

    /// <summary>The module no longer handles what waits for it: dead, never dropped. Unless a newer version of it runs elsewhere.</summary>
    public async Task<Outcome> RecordNoHandlerAsync(EventConsumer consumer, WaitingEvent message, CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
            var registered = await kernel.Consumers.Where(c => c.Name == consumer.Name).Select(c => c.ModuleVersion).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            if (Version.TryParse(registered, out var version) && version > consumer.Module.Version)
                return Outcome.Left;
        }

        return await RecordDeadAsync(consumer, message, $"No handler: version {consumer.Module.Version} of the module does not handle this event.", cancellationToken).ConfigureAwait(false);
    }

    private Task<Outcome> SetDeadAsync(EventConsumer consumer, WaitingEvent message, int attempts, string error, CancellationToken cancellationToken)
    {
        BusTelemetry.Dead(consumer.Name, message.Name);
        return UpdateAsync(consumer, message, set => set
            .SetProperty(i => i.Status, InboxStatus.Dead)
            .SetProperty(i => i.Attempts, attempts)
            .SetProperty(i => i.LastError, error), cancellationToken);
    }

    private async Task<Outcome> UpdateAsync(EventConsumer consumer, WaitingEvent message, Action<UpdateSettersBuilder<InboxMessage>> set, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        // Another node that failed on the same event has raised the attempts: count once.
        var updated = await kernel.Inbox
            .Where(i => i.Consumer == consumer.Name && i.Position == message.Position && i.Status == InboxStatus.Waiting && i.Attempts == message.Attempts)
            .ExecuteUpdateAsync(set, cancellationToken)
            .ConfigureAwait(false);
        return updated == 1 ? Outcome.Failed : Outcome.LostRace;
    }

    /// <summary>
    /// The kind of failure and its first line. A client's wrapper says little, so the innermost speaks. What stands in quotes or brackets
    /// can be a person's name (a database says so which value it holds twice) and is left out, except the names of tables and their parts.
    /// </summary>
    internal static string Describe(Exception exception)
    {
        var cause = exception is TimeoutException ? exception : exception.GetBaseException();
        var line = cause.Message.AsSpan();
        var end = line.IndexOfAny('\r', '\n');
        var text = string.Create(CultureInfo.InvariantCulture, $"{cause.GetType().Name}: {(end < 0 ? line : line[..end])}");
        text = Value().Replace(text, value => TableName().IsMatch(value.Value) ? value.Value : $"{value.Value[0]}…{value.Value[^1]}");
        return text.Length > ErrorLength ? text[..ErrorLength] : text;
    }

    [GeneratedRegex("""'[^']*'|"[^"]*"|“[^”]*”|‘[^’]*’|\([^()]*\)""", RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    [GeneratedRegex("""^['"]([A-Za-z]+\.)?(AK|FK|IX|PK|[a-z]+)_[A-Za-z]+(_[A-Za-z]+)*['"]$""", RegexOptions.CultureInvariant)]
    private static partial Regex TableName();
}
