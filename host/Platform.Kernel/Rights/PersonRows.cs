using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Platform.Kernel.Data;

namespace Platform.Kernel.Rights;

/// <summary>
/// Collects every row of one module that is about one person: rows with their identifier, what those consist of, and the records
/// that they share with others.
/// </summary>
internal sealed class PersonRows(ModuleDbContext context, PersonalDataModel map)
{
    /// <summary>So many values in one statement; SQL Server takes 2,100 parameters.</summary>
    public const int Chunk = 500;

    private readonly Dictionary<(Type, string), PersonRow> found = [];

    /// <summary>Collects.</summary>
    /// <param name="kind">One of <see cref="PersonKinds"/>.</param>
    /// <param name="ids">The person's identifier, and those of records that were merged into theirs.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<PersonRow>> CollectAsync(string kind, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (var (entity, personId) in map.Entities.Values.SelectMany(e => ids.Select(id => (e, id))))
        {
            foreach (var person in entity.Persons.Where(p => p.Kind == kind))
                Add(entity, await EntityReader.For(entity.Type).WhereAsync(context, EntityReader.KeyIs(person.Id, personId, person.Only), null, cancellationToken).ConfigureAwait(false), null);
            foreach (var subject in entity.Subjects.Where(s => s.Is(kind)))
                Add(entity, await EntityReader.For(entity.Type).WhereAsync(context, EntityReader.KeyIs(subject.Id, personId), null, cancellationToken).ConfigureAwait(false), null);
        }

        await AddSharedAsync(cancellationToken).ConfigureAwait(false);
        await AddPartsAsync(cancellationToken).ConfigureAwait(false);
        return [.. found.Values];
    }

    /// <summary>The rows that tie anybody to a shared record, this person included.</summary>
    public async Task<IReadOnlyList<PersonRow>> JoinersAsync(PersonRow shared, CancellationToken cancellationToken)
    {
        var joiners = new List<PersonRow>();
        foreach (var entity in map.Entities.Values.Where(e => e.Joins.Contains(shared.Map.Type)))
        {
            var key = RelationTo(entity.Type, shared.Map.Type);
            var rows = await EntityReader.For(entity.Type).WhereInAsync(context, key, [shared.KeyValue], cancellationToken).ConfigureAwait(false);
            joiners.AddRange(rows.Select(r => new PersonRow(entity, r, null)));
        }

        return joiners;
    }

    /// <summary>Rows of other people's own records to which the person is tied, with what those consist of.</summary>
    public async Task<IReadOnlyList<EntityEntry>> NeighboursAsync(CancellationToken cancellationToken)
    {
        var own = new PersonRows(context, map);
        foreach (var row in found.Values.ToList())
            foreach (var other in row.Map.Joins.Where(j => !map.Entities[j].IsShared))
                own.Add(map.Entities[other], await PrincipalsAsync([row], other, cancellationToken).ConfigureAwait(false), null);
        await own.AddPartsAsync(cancellationToken).ConfigureAwait(false);
        return [.. own.found.Values.Select(r => r.Entry)];
    }

    private async Task AddSharedAsync(CancellationToken cancellationToken)
    {
        foreach (var group in found.Values.ToList().GroupBy(r => r.Map))
            foreach (var shared in group.Key.Joins.Where(j => map.Entities[j].IsShared))
                foreach (var entry in await PrincipalsAsync([.. group], shared, cancellationToken).ConfigureAwait(false))
                    Add(map.Entities[shared], [entry], null);
    }

    private async Task AddPartsAsync(CancellationToken cancellationToken)
    {
        var wholes = found.Values.ToList();
        while (wholes.Count > 0)
        {
            var before = found.Keys.ToHashSet();
            foreach (var group in wholes.GroupBy(r => r.Map))
            {
                foreach (var part in map.Entities.Values.Where(e => context.Model.FindEntityType(e.Type) is { } type && !type.IsOwned()))
                {
                    foreach (var key in part.Wholes.Where(w => w.Whole == group.Key.Type).Select(w => w.Key is null ? RelationTo(part.Type, w.Whole) : context.Model.FindEntityType(part.Type)!.FindProperty(w.Key)!))
                    {
                        foreach (var some in group.Chunk(Chunk))
                        {
                            var byKey = some.ToDictionary(r => r.KeyValue);
                            foreach (var entry in await EntityReader.For(part.Type).WhereInAsync(context, key, byKey.Keys, cancellationToken).ConfigureAwait(false))
                                Add(part, [entry], byKey[entry.Property(key.Name).CurrentValue!]);
                        }
                    }
                }
            }

            wholes = [.. found.Where(f => !before.Contains(f.Key)).Select(f => f.Value)];
        }
    }

    private async Task<IReadOnlyList<EntityEntry>> PrincipalsAsync(IReadOnlyList<PersonRow> rows, Type principal, CancellationToken cancellationToken)
    {
        var key = RelationTo(rows[0].Map.Type, principal);
        var values = rows.Select(r => r.Entry.Property(key.Name).CurrentValue).OfType<object>().Distinct().ToList();
        var entries = new List<EntityEntry>();
        foreach (var some in values.Chunk(Chunk))
            entries.AddRange(await EntityReader.For(principal).WhereInAsync(context, context.Model.FindEntityType(principal)!.FindPrimaryKey()!.Properties.Single(), some, cancellationToken).ConfigureAwait(false));
        return entries;
    }

    private void Add(EntityPersonalData entity, IReadOnlyList<EntityEntry> entries, PersonRow? whole)
    {
        foreach (var row in entries.Select(e => new PersonRow(entity, e, whole)))
            found.TryAdd((entity.Type, row.Key), row);
    }

    private IProperty RelationTo(Type from, Type to)
        => context.Model.FindEntityType(from)!.GetForeignKeys().Single(f => f.PrincipalEntityType.ClrType == to).Properties.Single();
}

/// <summary>One row about a person.</summary>
internal sealed class PersonRow(EntityPersonalData map, EntityEntry entry, PersonRow? whole)
{
    public EntityPersonalData Map { get; } = map;

    public EntityEntry Entry { get; } = entry;

    /// <summary>The row that this one is a part of; null for one that is about the person by itself.</summary>
    public PersonRow? Whole { get; } = whole;

    public string Table { get; } = entry.Metadata.GetTableName()!;

    public string Key { get; } = KeyOf(entry);

    /// <summary>The value of a key of one property.</summary>
    public object KeyValue => Entry.Property(Entry.Metadata.FindPrimaryKey()!.Properties[0].Name).CurrentValue!;

    /// <summary>The record that is shared with others in which it stands.</summary>
    public PersonRow? Shared => Map.IsShared ? this : Whole?.Shared;

    /// <summary>Rows of a table of its own that the row holds in itself.</summary>
    public IEnumerable<EntityEntry> Owned => Entry.Collections.Where(c => c.Metadata.TargetEntityType.IsOwned()).SelectMany(c => c.CurrentValue?.Cast<object>().Select(o => c.FindEntry(o)!) ?? []);

    public static string KeyOf(EntityEntry entry)
        => string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Convert.ToString(entry.Property(p.Name).CurrentValue, System.Globalization.CultureInfo.InvariantCulture)));
}
