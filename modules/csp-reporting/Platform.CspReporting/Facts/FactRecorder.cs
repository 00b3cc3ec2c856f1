using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.Kernel.EventBus;

namespace Platform.CspReporting.Facts;

/// <summary>A fact before it has its event's key.</summary>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="AreaCode">The local authority.</param>
/// <param name="HappenedOn">When it happened.</param>
/// <param name="Breakdown">A code, or null.</param>
/// <param name="Amount">A number, or null.</param>
/// <param name="ChildId">The child whose broad ethnic group the fact takes; the child is not kept. Null where it is about no child.</param>
internal readonly record struct NewFact(string Measure, string AreaCode, DateOnly HappenedOn, string? Breakdown = null, int? Amount = null, Guid? ChildId = null);

/// <summary>Writes the facts of the event that is being handled.</summary>
internal sealed class FactRecorder(CspReportingDbContext db, EventContext context, ChildGroups groups)
{
    private HashSet<Guid>? counted;

    /// <summary>Adds the facts, unless this event has been counted before.</summary>
    public async Task RecordAsync(CancellationToken cancellationToken, params NewFact[] facts)
    {
        // Asked once for all events of the transaction: in a replay they are many.
        counted ??= await CountedAsync(cancellationToken);
        if (!counted.Add(context.MessageId))
            return;

        for (var ordinal = 0; ordinal < facts.Length; ordinal++)
        {
            var fact = facts[ordinal];
            db.Facts.Add(new Fact
            {
                MessageId = context.MessageId,
                Ordinal = ordinal,
                Measure = fact.Measure,
                AreaCode = fact.AreaCode,
                HappenedOn = fact.HappenedOn,
                Breakdown = fact.Breakdown,
                Amount = fact.Amount,
                EthnicGroup = fact.ChildId is { } childId ? await groups.OfAsync(childId, cancellationToken) : null,
            });
        }
    }

    private async Task<HashSet<Guid>> CountedAsync(CancellationToken cancellationToken)
    {
        if (context.ToldTogether is [var only])
            return await db.Facts.AnyAsync(fact => fact.MessageId == only, cancellationToken) ? [only] : [];
        var together = context.ToldTogether.ToArray();
        return [.. await db.Facts.Where(fact => EF.Parameter(together).Contains(fact.MessageId)).Select(fact => fact.MessageId).ToListAsync(cancellationToken)];
    }
}
