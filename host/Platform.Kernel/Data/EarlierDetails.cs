using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Platform.Kernel.Data;

/// <summary>Which details of a record keep what they were, and the rows that are written when a command changes them.</summary>
internal sealed record EarlierDetails(Func<EarlierDetail> Make, IReadOnlyList<string> Names)
{
    private static readonly ConcurrentDictionary<Type, EarlierDetails> Declared = [];

    /// <summary>Adds what each changed detail was, before the command is saved.</summary>
    public static void Keep(ModuleDbContext context, string? reason, string by, DateTime utc)
    {
        foreach (var entry in context.ChangeTracker.Entries<AggregateRoot>().Where(e => e.State == EntityState.Modified).ToList())
        {
            foreach (var (name, value) in Changed(entry).ToList())
            {
                var kept = Of(entry)!.Make();
                (kept.Id, kept.RecordId, kept.Property, kept.Value) = (Guid.CreateVersion7(new DateTimeOffset(utc)), entry.Entity.Id, name, value);
                (kept.ReplacedUtc, kept.ReplacedByName, kept.Reason) = (UtcDateTimeConverter.ToUtcMicroseconds(utc), by, reason);
                context.Add(kept);
            }
        }
    }

    /// <summary>The details that differ from what was recorded, with what that was.</summary>
    public static IEnumerable<(string Name, string Value)> Changed(EntityEntry entry)
    {
        if (Of(entry) is not { } kept)
            yield break;
        foreach (var property in kept.Names.Select(n => entry.Property(n)).Where(p => p.IsModified && !Equals(p.OriginalValue, p.CurrentValue)))
            if (!IsNotYetKnown(property) && Text(property.OriginalValue) is { Length: > 0 } was)
                yield return (property.Metadata.Name, was);
    }

    public static void Declare(Type record, EarlierDetails details) => Declared[record] = details;

    private static EarlierDetails? Of(EntityEntry entry) => Declared.GetValueOrDefault(entry.Metadata.ClrType);

    // The first member of a list that is always answered stands for no answer yet.
    private static bool IsNotYetKnown(PropertyEntry property) => property.Metadata.ClrType.IsEnum && Equals(property.OriginalValue, Activator.CreateInstance(property.Metadata.ClrType));

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        bool yes => yes ? "Yes" : "No",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
