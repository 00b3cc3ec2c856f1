using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Merging;
using Platform.Kernel.Modularity;

namespace Platform.Kernel.Rights;

/// <summary>
/// Every workstream's handler of an erasure: deletes the module's rows about the person by its map, takes their name out of what
/// stays for others, and confirms; all in the one transaction that the bus has opened. Told again, it finds nothing and says so.
/// </summary>
internal sealed class ErasePersonalData(IServiceProvider services, ModuleCatalogue modules, ModuleDbContextTypes contexts, KernelDbContext kernel, EventContext told, TimeProvider clock)
    : IDistributedEventHandler<PersonErasedEto>
{
    public async Task HandleEventAsync(PersonErasedEto eventData, CancellationToken cancellationToken)
    {
        var module = modules.Find(told.Consumer!)!;
        var stored = await kernel.Set<Erasure>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == eventData.ErasureId, cancellationToken).ConfigureAwait(false);
        var details = stored?.Details ?? ErasureDetails.None;
        var identity = details.Identity;

        var tally = new Tally();
        DbContext writesTo = kernel;
        if (contexts.Resolve(services, module.Name) is { } context)
        {
            writesTo = context;
            var map = module.Instance.PersonalData;
            await EraseRowsAsync(context, map.Model, eventData, identity, tally, cancellationToken).ConfigureAwait(false);
            await ScrubMentionsAsync(context, map.Model, identity, tally, cancellationToken).ConfigureAwait(false);
            await ScrubSingleNamesAsync(context, map.Model, details, tally, cancellationToken).ConfigureAwait(false);
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            tally.Changed += await map.EraseBeyondTheMapAsync(new PersonErasure(context, eventData.PersonKind, eventData.PersonId, identity), cancellationToken).ConfigureAwait(false);
        }

        await ConfirmAsync(writesTo, eventData.ErasureId, module.Name, tally, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The same for a module that hears no events: the platform's own questions, hand-overs and warnings. Rows about anybody of any
    /// kind are its registers, requests and holds, which it ends itself.
    /// </summary>
    internal static async Task EraseUntoldAsync(ModuleDbContext context, PersonalDataModel map, string kind, Guid personId, ErasureDetails details, CancellationToken cancellationToken)
    {
        var tally = new Tally();
        await EraseRowsAsync(context, map, new PersonErasedEto(Guid.Empty, kind, personId), details.Identity, tally, cancellationToken, withRegisters: false).ConfigureAwait(false);
        await ScrubMentionsAsync(context, map, details.Identity, tally, cancellationToken).ConfigureAwait(false);
        await ScrubSingleNamesAsync(context, map, details, tally, cancellationToken).ConfigureAwait(false);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task EraseRowsAsync(
        ModuleDbContext context, PersonalDataModel map, PersonErasedEto erased, PersonIdentity identity, Tally tally, CancellationToken cancellationToken, bool withRegisters = true)
    {
        var collector = new PersonRows(context, map);
        var ids = await PersonMerges.AllIdsAsync(context, erased.PersonKind, erased.PersonId, cancellationToken).ConfigureAwait(false);
        var rows = (await collector.CollectAsync(erased.PersonKind, ids, cancellationToken).ConfigureAwait(false))
            .Where(r => withRegisters || !r.Map.Subjects.Any(s => s.Kind == SubjectKey.AnyKind)).ToList();
        var neighbours = await collector.NeighboursAsync(cancellationToken).ConfigureAwait(false);

        var own = rows.Where(r => r.Shared is null).ToList();
        foreach (var shared in rows.Where(r => r.Map.IsShared))
        {
            var inIt = rows.Where(r => r.Shared == shared).ToList();
            var left = (await collector.JoinersAsync(shared, cancellationToken).ConfigureAwait(false)).Where(j => own.All(o => o.Entry.Entity != j.Entry.Entity)).ToList();
            if (left.Count == 0)
            {
                own.AddRange(inIt);
                continue;
            }

            PointToAnother(map, shared, left, erased.PersonKind, ids);
            foreach (var row in inIt)
                tally.Changed += Scrub(map, row.Entry, identity, withWords: true) ? 1 : 0;
        }

        foreach (var neighbour in neighbours)
            tally.Changed += Scrub(map, neighbour, identity, withWords: true) ? 1 : 0;
        // Each row is found by itself, parts and wholes: nothing is to follow by cascade, and the order of the statements is EF's.
        context.ChangeTracker.CascadeDeleteTiming = CascadeTiming.Never;
        context.ChangeTracker.DeleteOrphansTiming = CascadeTiming.Never;
        foreach (var entry in own.SelectMany(r => r.Owned.Prepend(r.Entry)).ToList())
        {
            entry.State = EntityState.Deleted;
            tally.Erased++;
        }
    }

    private static void PointToAnother(PersonalDataModel map, PersonRow shared, List<PersonRow> left, string kind, IReadOnlyList<Guid> ids)
    {
        if (shared.Map.Pointer is not { } pointer || shared.Entry.Property(pointer).CurrentValue is not Guid first || !ids.Contains(first))
            return;
        var other = left.SelectMany(l => map.Entities[l.Map.Type].Subjects.Where(s => s.Kind == kind).Select(s => s.Id.Compile().DynamicInvoke(l.Entry.Entity))).OfType<Guid>().FirstOrDefault(id => !ids.Contains(id));
        shared.Entry.Property(pointer).CurrentValue = other;
    }

    /// <summary>Whole names and numbers come out of every text of the module, whoever's record it stands in.</summary>
    private static async Task ScrubMentionsAsync(ModuleDbContext context, PersonalDataModel map, PersonIdentity identity, Tally tally, CancellationToken cancellationToken)
    {
        if (identity.Phrases.Count == 0)
            return;
        foreach (var entity in map.Entities.Values)
        {
            var type = context.Model.FindEntityType(entity.Type);
            if (type is null || type.IsOwned() || entity.Texts.ToList() is not { Count: > 0 } texts)
                continue;
            foreach (var entry in await EntityReader.For(entity.Type).WhereAsync(context, EntityReader.ContainsAny(type, texts, identity.Phrases), null, cancellationToken).ConfigureAwait(false))
                if (entry.State != EntityState.Deleted)
                    tally.Changed += Scrub(map, entry, identity, withWords: false) ? 1 : 0;
        }
    }

    /// <summary>Single names come out of those texts of other people's records that somebody has read.</summary>
    private static async Task ScrubSingleNamesAsync(ModuleDbContext context, PersonalDataModel map, ErasureDetails details, Tally tally, CancellationToken cancellationToken)
    {
        if (details.Mentions.Count == 0 || details.Identity.Words.Count == 0)
            return;
        var chosen = details.Mentions.ToHashSet(StringComparer.Ordinal);
        foreach (var entity in map.Entities.Values)
        {
            if (context.Model.FindEntityType(entity.Type) is not { } type || type.IsOwned() || entity.Texts.ToList() is not { Count: > 0 } texts || !chosen.Any(c => c.StartsWith(type.GetTableName() + "/", StringComparison.Ordinal)))
                continue;
            foreach (var entry in await EntityReader.For(entity.Type).WhereAsync(context, EntityReader.ContainsAny(type, texts, details.Identity.Words), null, cancellationToken).ConfigureAwait(false))
            {
                foreach (var property in texts.Where(t => chosen.Contains(SingleNameMention.KeyOf(entry, t))).Select(t => entry.Property(t)))
                {
                    if (entry.State == EntityState.Deleted || property.CurrentValue is not string text)
                        continue;
                    property.CurrentValue = details.Identity.Scrub(text, withWords: true, property.Metadata.GetMaxLength() is > 0 and var most ? most : null);
                    tally.Changed++;
                }
            }
        }
    }

    private static bool Scrub(PersonalDataModel map, EntityEntry entry, PersonIdentity identity, bool withWords)
    {
        var changed = false;
        foreach (var name in map.Entities[entry.Metadata.ClrType].Texts)
        {
            var property = entry.Property(name);
            if (property.CurrentValue is not string text || identity.Scrub(text, withWords, property.Metadata.GetMaxLength() is > 0 and var most ? most : null) is var clean && clean == text)
                continue;
            property.CurrentValue = clean;
            changed = true;
        }

        return changed;
    }

    private async Task ConfirmAsync(DbContext context, Guid erasureId, string module, Tally tally, CancellationToken cancellationToken)
    {
        var confirmation = await context.Set<ErasureConfirmation>().FindAsync([erasureId, module], cancellationToken).ConfigureAwait(false);
        if (confirmation is not null)
            return;
        context.Set<ErasureConfirmation>().Add(new ErasureConfirmation
        {
            ErasureId = erasureId,
            Module = module,
            ConfirmedUtc = UtcDateTimeConverter.ToUtcMicroseconds(clock.GetUtcNow().UtcDateTime),
            RowsErased = tally.Erased,
            RowsChanged = tally.Changed,
        });
    }

    private sealed class Tally
    {
        public int Erased { get; set; }

        public int Changed { get; set; }
    }
}
