using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;
using IDatabaseProvider = Platform.Kernel.Data.IDatabaseProvider;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Handles one event, or some that wait together, in one transaction: their rows are marked first, so of several nodes one finds
/// them waiting; then each handler runs in a scope and a context of its own; then all is committed. A failure takes back the marks
/// with everything else.
/// </summary>
internal sealed class HandlingTransaction(
    IServiceScopeFactory scopes,
    ModuleDbContextTypes contexts,
    IModuleSwitches switches,
    IDatabaseProvider database,
    BusWakeUp wakeUp,
    ModuleDatabases databases,
    IOptions<EventBusOptions> options,
    TimeProvider timeProvider)
{
    /// <returns>How many of the events, from the first on, were handled and committed; none when another node has one of them.</returns>
    public async Task<int> RunAsync(EventConsumer consumer, IReadOnlyList<DueEvent> events, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var owner = scopes.CreateAsyncScope();
        var context = ContextOf(owner.ServiceProvider, consumer.Name);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        if (await MarkAsync(context, consumer.Name, events, cancellationToken).ConfigureAwait(false) != events.Count)
            return 0;

        var handled = 0;
        var published = false;
        var changedAccess = false;
        foreach (var due in events)
        {
            // Others wait for the rows that are changed here, so what takes long is committed event by event.
            if (handled > 0 && (Stopwatch.GetElapsedTime(started) > options.Value.GroupTime || !switches.IsEnabled(consumer.Name)))
                break;
            using var activity = BusTelemetry.StartHandling(consumer.Name, due.Message.Name, due.Message.MessageId, due.Message.Headers);
            try
            {
                if (handled == 0)
                {
                    await HandleAsync(owner.ServiceProvider, context, consumer, due, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await using var scope = scopes.CreateAsyncScope();
                    var own = ContextOf(scope.ServiceProvider, consumer.Name);
                    own.Database.SetDbConnection(context.Database.GetDbConnection());
                    await own.Database.UseTransactionAsync(transaction.GetDbTransaction(), cancellationToken).ConfigureAwait(false);
                    await HandleAsync(scope.ServiceProvider, own, consumer, due, cancellationToken).ConfigureAwait(false);
                    published |= own is ModuleDbContext { HasPublished: true };
                    changedAccess |= own is ModuleDbContext { HasChangedAccess: true };
                }
            }
            catch (Exception e)
            {
                activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
                throw;
            }

            handled++;
        }

        if (handled < events.Count)
            await GiveBackAsync(context, consumer.Name, [.. events.Skip(handled)], cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        // The transaction's own context has called already, for what it published and closed itself.
        if (published)
            wakeUp.Signal();
        if (changedAccess)
            await databases.CarryAccessAsync(CancellationToken.None).ConfigureAwait(false);
        foreach (var due in events.Take(handled))
            BusTelemetry.Handled(consumer.Name, due.Message.Name);
        return handled;
    }

    private async Task HandleAsync(IServiceProvider services, DbContext context, EventConsumer consumer, DueEvent due, CancellationToken cancellationToken)
    {
        var (message, subscription) = due;
        var eventData = subscription.Read(message.Payload!);
        services.GetRequiredService<CurrentUser>().BecomeSystem();
        var told = services.GetRequiredService<EventContext>();
        told.MessageId = message.MessageId;
        told.Position = message.Position;
        told.OccurredUtc = message.OccurredUtc ?? default;
        told.IsReplay = message.IsReplay;
        told.Consumer = consumer.Name;

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.HandlerTimeout);
        try
        {
            await subscription.HandleAsync(services, eventData, limit.Token).ConfigureAwait(false);
            await context.SaveChangesAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The handler took longer than {options.Value.HandlerTimeout}.", e);
        }
    }

    private DbContext ContextOf(IServiceProvider services, string consumer)
    {
        // A module without tables of its own is marked in the kernel's context.
        DbContext context = (DbContext?)contexts.Resolve(services, consumer) ?? services.GetRequiredService<KernelDbContext>();
        // A failure takes back the whole transaction; a savepoint for each save would be two statements for nothing.
        context.Database.AutoSavepointsEnabled = false;
        return context;
    }

    /// <summary>
    /// Marks the rows as done. Only while they wait as they were read: a replay that started since has changed the time, and earlier
    /// events come first again. And not while the past is told: the newer would be overwritten by the older. What another transaction holds is passed over rather than waited for: whoever holds it handles it.
    /// </summary>
    private Task<int> MarkAsync(DbContext context, string consumer, IReadOnlyList<DueEvent> events, CancellationToken cancellationToken)
    {
        var now = UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime);
        var arguments = new List<object> { consumer, (int)InboxStatus.Waiting, events[0].Message.NextAttemptUtc, (int)InboxStatus.Done, now, options.Value.NodeName };
        var positions = Positions(events, arguments);
        // By hand, because it is made for every event: EF takes longer over the expression than the database over the statement.
        const string Set = "SET \"Status\" = {3}, \"HandledUtc\" = {4}, \"HandledBy\" = {5}";
        var which = $$"""
            "Consumer" = {0} AND "Position" IN ({{positions}}) AND "Status" = {1} AND "NextAttemptUtc" = {2}
            AND NOT EXISTS (SELECT 1 FROM "bus_Replay" AS r WHERE r."Consumer" = {0} AND r."EndedUtc" IS NULL)
            """;
        var sql = database.Name switch
        {
            // By their place in the table, which cannot change while they are locked: joined by key, a plan that was made while the inbox
            // was empty goes through all of it.
            "PostgreSql" => $$"""
                UPDATE "bus_Inbox" {{Set}} WHERE ctid = ANY (ARRAY(SELECT ctid FROM "bus_Inbox" WHERE {{which}} FOR UPDATE SKIP LOCKED))
                """,
            "SqlServer" => $"""UPDATE "bus_Inbox" WITH (READPAST, ROWLOCK) {Set} WHERE {which}""",
            _ => $"""UPDATE "bus_Inbox" {Set} WHERE {which}""",
        };
        return context.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql, [.. arguments]), cancellationToken);
    }

    private static Task<int> GiveBackAsync(DbContext context, string consumer, IReadOnlyList<DueEvent> events, CancellationToken cancellationToken)
    {
        var arguments = new List<object> { consumer, (int)InboxStatus.Waiting };
        var positions = Positions(events, arguments);
        return context.Database.ExecuteSqlAsync(FormattableStringFactory.Create($$"""
            UPDATE "bus_Inbox" SET "Status" = {1}, "HandledUtc" = NULL, "HandledBy" = NULL WHERE "Consumer" = {0} AND "Position" IN ({{positions}})
            """, [.. arguments]), cancellationToken);
    }

    private static string Positions(IReadOnlyList<DueEvent> events, List<object> arguments)
    {
        var positions = new StringBuilder();
        foreach (var due in events)
        {
            positions.Append(positions.Length == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"{{{arguments.Count}}}");
            arguments.Add(due.Message.Position);
        }

        return positions.ToString();
    }
}

/// <summary>An event that waits, with what its consumer does about it.</summary>
internal readonly record struct DueEvent(WaitingEvent Message, EventSubscription Subscription);
