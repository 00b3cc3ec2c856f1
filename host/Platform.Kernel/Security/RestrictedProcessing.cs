using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Platform.Kernel.Data;

namespace Platform.Kernel.Security;

/// <summary>
/// Says of a record that a person did not find whether it is only kept back because its processing is restricted. Nothing of it for
/// who would not see it anyway: in another area, restricted to others by name, or not there.
/// </summary>
internal static class RestrictedProcessing
{
    public static async Task<RecordRestriction?> FindAsync(ModuleDbContext context, ICurrentUser reader, Guid recordId, CancellationToken cancellationToken)
    {
        // Nearly always there is none, and the answer costs the same whatever was asked for.
        if (!await context.Set<RecordRestriction>().AnyAsync(r => r.Kind == RestrictionKind.Processing && r.LiftedUtc == null, cancellationToken).ConfigureAwait(false))
            return null;
        var people = new HashSet<Guid>();
        foreach (var type in context.Model.GetEntityTypes())
        {
            if (PersonRecordExtensions.Find(type.ClrType) is not { Person: not null } about || type.FindPrimaryKey()?.Properties is not [var key] || key.ClrType != typeof(Guid))
                continue;
            var kept = (Kept)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type.ClrType))!;
            if (about.Many is null)
                people.UnionWith(await kept.PeopleAsync(context, key, about, recordId, cancellationToken).ConfigureAwait(false));
            else if (await kept.IsThereAsync(context, key, recordId, cancellationToken).ConfigureAwait(false))
                people.UnionWith((await context.Links(about).Where(l => l.RecordId == recordId).ToListAsync(cancellationToken).ConfigureAwait(false)).SelectMany(l => new[] { l.PersonId, l.RowId }).OfType<Guid>());
        }

        var some = people.ToArray();
        var hidden = await context.HiddenRestrictions.AsNoTracking().Where(r => EF.Parameter(some).Contains(r.PersonId)).ToListAsync(cancellationToken).ConfigureAwait(false);
        return hidden.Exists(r => r.Kind == RestrictionKind.NamedPeople)
            ? null
            : hidden.Find(r => r.Kind == RestrictionKind.Processing && (reader.HasAllAreas || reader.Areas.Contains(r.AreaCode, StringComparer.Ordinal)));
    }

    private abstract class Kept
    {
        public abstract Task<IEnumerable<Guid>> PeopleAsync(ModuleDbContext context, IProperty key, PersonRecord about, Guid id, CancellationToken cancellationToken);

        public abstract Task<bool> IsThereAsync(ModuleDbContext context, IProperty key, Guid id, CancellationToken cancellationToken);
    }

    private sealed class Of<TRecord> : Kept where TRecord : class
    {
        public override async Task<IEnumerable<Guid>> PeopleAsync(ModuleDbContext context, IProperty key, PersonRecord about, Guid id, CancellationToken cancellationToken)
            => (await Records(context, key, id).Select((Expression<Func<TRecord, Guid?>>)about.Person!).ToListAsync(cancellationToken).ConfigureAwait(false)).OfType<Guid>();

        public override Task<bool> IsThereAsync(ModuleDbContext context, IProperty key, Guid id, CancellationToken cancellationToken) => Records(context, key, id).AnyAsync(cancellationToken);

        // The filter of areas stays: who may not see the record in any case is told nothing.
        private static IQueryable<TRecord> Records(ModuleDbContext context, IProperty key, Guid id)
        {
            var name = key.Name;
            return context.Set<TRecord>().AsNoTracking().IgnoreQueryFilters([QueryFilters.Sensitivity]).Where(r => EF.Property<Guid>(r, name) == id);
        }
    }
}
