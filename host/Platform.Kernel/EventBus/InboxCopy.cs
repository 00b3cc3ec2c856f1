using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>Copies references of the log's events into inboxes: one statement for any number of consumers, inside the database.</summary>
internal static class InboxCopy
{
    /// <param name="kernel">In a transaction.</param>
    /// <param name="subscriptions">Which consumer handles which event name.</param>
    /// <param name="after">The events that follow this position,</param>
    /// <param name="upTo">up to and with this one.</param>
    /// <param name="isReplay">They are told again.</param>
    /// <param name="dueUtc">When they may be handled.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many were copied. What an inbox has already is passed over.</returns>
    public static Task<int> CopyAsync(
        KernelDbContext kernel,
        IEnumerable<(string Consumer, string Name)> subscriptions,
        long after,
        long upTo,
        bool isReplay,
        DateTime dueUtc,
        CancellationToken cancellationToken)
    {
        var arguments = new List<object> { dueUtc, isReplay, after, upTo };
        var wanted = new StringBuilder();
        foreach (var (consumer, name) in subscriptions)
        {
            wanted.Append(wanted.Length == 0 ? "" : " UNION ALL ");
            wanted.Append(CultureInfo.InvariantCulture, $"SELECT {{{arguments.Count}}} AS \"Consumer\", {{{arguments.Count + 1}}} AS \"Name\"");
            arguments.Add(consumer);
            arguments.Add(name);
        }

        // EF cannot write an insert from a query. Every {n} becomes a parameter. The range is given for the inbox too: PostgreSQL
        // without fresh statistics otherwise reads the consumer's whole inbox for each row (64 ms a batch, not 10).
        var sql = FormattableStringFactory.Create($$"""
            INSERT INTO "bus_Inbox" ("Consumer", "Position", "MessageId", "Name", "StreamKey", "Status", "Attempts", "NextAttemptUtc", "IsReplay")
            SELECT w."Consumer", o."Position", o."Id", o."Name", o."StreamKey", 0, 0, {0}, {1}
            FROM "bus_Outbox" AS o
            INNER JOIN ({{wanted}}) AS w ON w."Name" = o."Name"
            WHERE o."Position" > {2} AND o."Position" <= {3}
              AND NOT EXISTS (SELECT 1 FROM "bus_Inbox" AS i WHERE i."Consumer" = w."Consumer" AND i."Position" = o."Position" AND i."Position" > {2} AND i."Position" <= {3})
            """, [.. arguments]);
        return kernel.Database.ExecuteSqlAsync(sql, cancellationToken);
    }
}
