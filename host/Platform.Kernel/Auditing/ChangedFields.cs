using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;

namespace Platform.Kernel.Auditing;

/// <summary>What a save is about to change, by name: never a value.</summary>
internal static class ChangedFields
{
    // What every record has and nobody edits.
    private static readonly HashSet<string> Bookkeeping = new(StringComparer.Ordinal)
    {
        nameof(AggregateRoot.Version), nameof(AggregateRoot.LastEventUtc), nameof(AggregateRoot.CreatedUtc), nameof(AggregateRoot.CreatedBy),
        nameof(AggregateRoot.ModifiedUtc), nameof(AggregateRoot.ModifiedBy), "ConcurrencyStamp",
    };

    /// <summary>For example <c>Child: KnownAs, Pronouns; ChildAddress added</c>; null where nothing changes.</summary>
    public static string? Of(ChangeTracker tracker)
    {
        var parts = tracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity is not (AuditEntry or OutboxMessage))
            .Select(e => (Name: e.Metadata.ClrType.Name, What: e.State switch
            {
                EntityState.Added => " added",
                EntityState.Deleted => " removed",
                _ => string.Join(", ", e.Properties.Where(p => p.IsModified && !Bookkeeping.Contains(p.Metadata.Name)).Select(p => p.Metadata.Name)) is { Length: > 0 } names ? $": {names}" : "",
            }))
            .Where(p => p.What.Length > 0)
            .GroupBy(p => p.Name + p.What, StringComparer.Ordinal)
            .Select(g => g.Count() == 1 ? g.Key : $"{g.Key} ({g.Count()})")
            .Order(StringComparer.Ordinal);
        return string.Join("; ", parts) is { Length: > 0 } text ? text : null;
    }
}
