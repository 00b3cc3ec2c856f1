using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Platform.Kernel.Data;
using Platform.Kernel.Sharing;

namespace Platform.Kernel.Security;

/// <summary>
/// While somebody's processing is restricted, nothing about them is changed or shared, whoever asks and whatever they may open: each
/// save of each module looks. The platform itself goes on: what arrives is stored, and an erasure that the person asked for is done.
/// </summary>
internal static class ProcessingRestrictions
{
    private static readonly ConcurrentDictionary<PersonRecord, Func<object, Guid?>> Readers = [];

    /// <exception cref="ProcessingRestrictedException">Something that changes is about such a person.</exception>
    public static async Task RefuseChangesAsync(ModuleDbContext context, ICurrentUser currentUser, CancellationToken cancellationToken)
    {
        if (currentUser.IsSystem)
            return;
        var people = new HashSet<Guid>();
        foreach (var entry in context.ChangeTracker.Entries().ToList())
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted || entry.Entity is AggregateRoot { HasDistributedEvents: true })
                await AddPeopleAsync(context, entry, people, cancellationToken).ConfigureAwait(false);
        if (people.Count == 0)
            return;
        var some = people.ToArray();
        if (await context.Set<RecordRestriction>().AnyAsync(r => r.Kind == RestrictionKind.Processing && r.LiftedUtc == null && EF.Parameter(some).Contains(r.PersonId), cancellationToken).ConfigureAwait(false))
            throw new ProcessingRestrictedException();
    }

    private static async Task AddPeopleAsync(ModuleDbContext context, EntityEntry entry, HashSet<Guid> people, CancellationToken cancellationToken)
    {
        if (entry.Entity is Disclosure shared)
        {
            people.Add(shared.PersonId);
            return;
        }

        if (PersonRecordExtensions.Find(entry.Metadata.ClrType) is { Person: not null } about)
        {
            if (about.IsStoredWhileRestricted && entry.State == EntityState.Added)
                return;
            if (about.Many is not null)
            {
                foreach (var person in await LinkedAsync(context, about, entry, cancellationToken).ConfigureAwait(false))
                    people.Add(person);
                return;
            }

            if (Readers.GetOrAdd(about, Compile)(entry.Entity) is { } now)
                people.Add(now);
            // A row that is taken from a person is about them too.
            if (entry.State != EntityState.Added && about.FindPersonName() is { } name && entry.Property(name).OriginalValue is Guid before)
                people.Add(before);
            return;
        }

        // A part of a record is about whom the record is about.
        foreach (var key in entry.Metadata.GetForeignKeys().Where(f => f.Properties.Count == 1 && IsAboutSomebody(f.PrincipalEntityType, 3)))
            if (entry.Property(key.Properties[0].Name).CurrentValue is { } value && await context.FindAsync(key.PrincipalEntityType.ClrType, [value], cancellationToken).ConfigureAwait(false) is { } whole)
                await AddPeopleAsync(context, context.Entry(whole), people, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsAboutSomebody(IEntityType type, int steps) => PersonRecordExtensions.Find(type.ClrType) is { } about
        ? about.Person is not null
        : steps > 0 && type.GetForeignKeys().Any(f => f.PrincipalEntityType != type && IsAboutSomebody(f.PrincipalEntityType, steps - 1));

    private static async Task<List<Guid>> LinkedAsync(ModuleDbContext context, PersonRecord about, EntityEntry entry, CancellationToken cancellationToken)
    {
        var id = (Guid)entry.Property(entry.Metadata.FindPrimaryKey()!.Properties[0].Name).CurrentValue!;
        var links = await context.Links(about).Where(l => l.RecordId == id).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. links.SelectMany(l => new[] { l.PersonId, l.RowId }).OfType<Guid>()];
    }

    private static Func<object, Guid?> Compile(PersonRecord about)
    {
        var read = about.Person!.Compile();
        return row => (Guid?)read.DynamicInvoke(row);
    }
}

/// <summary>A change is about somebody whose processing is restricted; the command comes back as a sentence.</summary>
internal sealed class ProcessingRestrictedException() : Exception("The processing of a record in this change is restricted.")
{
    public const string Sentence = "Nothing was saved. Somebody in this record has asked us to keep what we hold and not to use it, and that has to be looked into first: until then it is not changed or shared. Ask your information governance lead, who can lift the restriction.";
}
