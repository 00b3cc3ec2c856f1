using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Sharing;

namespace Platform.Kernel.Merging;

/// <inheritdoc cref="IPersonMerges"/>
internal sealed class PersonMerges(ModuleCatalogue modules, ModuleDbContextTypes contexts, KernelDbContext kernel, IGuidGenerator guids, TimeProvider clock) : IPersonMerges
{
    // No chain of records that were merged into one another is longer; a circle cannot be, and would end here.
    private const int LongestChain = 20;

    public async Task<int> MoveAsync(ModuleDbContext context, Guid mergeId, string kind, Guid survivingId, Guid mergedId, CancellationToken cancellationToken)
    {
        var module = ModuleOf(context);
        // A workstream with a database of its own has no register of merges but this; elsewhere it is there already.
        if (await context.Set<PersonMerge>().FindAsync([mergeId], cancellationToken).ConfigureAwait(false) is null)
            context.Set<PersonMerge>().Add(new PersonMerge { Id = mergeId, PersonKind = kind, SurvivingId = survivingId, MergedId = mergedId, MergedUtc = Now, MergedBy = null, Reason = "" });
        var moved = 0;
        foreach (var column in Columns(context, module, kind))
        {
            foreach (var key in await RowMover.For(column.Type.ClrType).MoveAsync(context, column.Property, mergedId, survivingId, only: null, cancellationToken).ConfigureAwait(false))
            {
                context.Set<PersonMergeRow>().Add(new PersonMergeRow { Id = guids.Create(), MergeId = mergeId, Module = module.Name, Entity = column.Type.Name, Property = column.Property.Name, RowKey = key });
                moved++;
            }
        }

        return moved;
    }

    public async Task<int> GiveBackAsync(ModuleDbContext context, Guid mergeId, string kind, Guid survivingId, Guid mergedId, CancellationToken cancellationToken)
    {
        var module = ModuleOf(context);
        var rows = await context.Set<PersonMergeRow>().Where(r => r.MergeId == mergeId && r.Module == module.Name).ToListAsync(cancellationToken).ConfigureAwait(false);
        var given = 0;
        foreach (var column in rows.GroupBy(r => (r.Entity, r.Property)))
        {
            // A table that a later version of the module no longer has.
            if (context.Model.FindEntityType(column.Key.Entity) is not { } type || type.FindProperty(column.Key.Property) is not { } property)
                continue;
            var back = await RowMover.For(type.ClrType).MoveAsync(context, property, survivingId, mergedId, column.Select(r => r.RowKey).ToHashSet(StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
            given += back.Count;
        }

        context.Set<PersonMergeRow>().RemoveRange(rows);
        if (await context.Set<PersonMerge>().FindAsync([mergeId], cancellationToken).ConfigureAwait(false) is { UnmergedUtc: null } merge)
            merge.UnmergedUtc = Now;
        return given;
    }

    public Task<Guid> CurrentIdAsync(string kind, Guid personId, CancellationToken cancellationToken) => CurrentIdAsync(kernel, kind, personId, cancellationToken);

    /// <inheritdoc cref="IPersonMerges.CurrentIdAsync"/>
    public static async Task<Guid> CurrentIdAsync(DbContext context, string kind, Guid personId, CancellationToken cancellationToken)
    {
        for (var step = 0; step < LongestChain; step++)
        {
            var next = await context.Set<PersonMerge>().AsNoTracking().Where(m => m.PersonKind == kind && m.MergedId == personId && m.UnmergedUtc == null)
                .Select(m => (Guid?)m.SurvivingId).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            if (next is not { } surviving)
                break;
            personId = surviving;
        }

        return personId;
    }

    public Task<IReadOnlyList<Guid>> AllIdsAsync(string kind, Guid personId, CancellationToken cancellationToken) => AllIdsAsync(kernel, kind, personId, cancellationToken);

    /// <summary>The same from a context in which something is going on.</summary>
    public static async Task<IReadOnlyList<Guid>> AllIdsAsync(DbContext context, string kind, Guid personId, CancellationToken cancellationToken)
    {
        var all = new List<Guid> { personId };
        for (var (start, step) = (0, 0); start < all.Count && step < LongestChain; step++)
        {
            var some = all[start..];
            start = all.Count;
            all.AddRange(await context.Set<PersonMerge>().AsNoTracking().Where(m => m.PersonKind == kind && m.UnmergedUtc == null && EF.Parameter(some).Contains(m.SurvivingId))
                .Select(m => m.MergedId).ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        return all;
    }

    private DateTime Now => UtcDateTimeConverter.ToUtcMicroseconds(clock.GetUtcNow().UtcDateTime);

    private ModuleDescriptor ModuleOf(ModuleDbContext context)
        => modules.Find(contexts.All.Single(c => c.ContextType == context.GetType()).ModuleName)!;

    /// <summary>
    /// The properties that say whom a row is about. Not those of the person's own record and of what hangs on it: names to search by
    /// belong to the record that they were made from.
    /// </summary>
    private static IEnumerable<(IEntityType Type, IProperty Property)> Columns(ModuleDbContext context, ModuleDescriptor module, string kind)
    {
        var map = module.Instance.PersonalData.Model;
        var own = map.Entities.Values.Where(e => e.Persons.Any(p => p.Kind == kind)).Select(e => e.Type).ToHashSet();
        foreach (var entity in map.Entities.Values)
        {
            if (context.Model.FindEntityType(entity.Type) is not { } type || type.IsOwned())
                continue;
            var names = entity.Subjects.Where(s => s.Is(kind)).Select(s => NameOf(s.Id)).Concat(entity is { IsShared: true, Pointer: { } pointer } ? [pointer] : []);
            foreach (var property in names.OfType<string>().Distinct(StringComparer.Ordinal).Select(n => type.FindProperty(n)).OfType<IProperty>())
                if (!property.GetContainingForeignKeys().Any(f => own.Contains(f.PrincipalEntityType.ClrType)))
                    yield return (type, property);
        }

        // The platform's own register of what was shared, which every context maps; whoever merges takes it along.
        if (own.Count > 0 && context.Model.FindEntityType(typeof(Disclosure)) is { } disclosure)
            yield return (disclosure, disclosure.FindProperty(nameof(Disclosure.PersonId))!);
    }

    private static string? NameOf(LambdaExpression id) => id.Body switch
    {
        MemberExpression member => member.Member.Name,
        UnaryExpression { Operand: MemberExpression member } => member.Member.Name,
        _ => null,
    };
}
