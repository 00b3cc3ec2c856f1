using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Merging;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;

namespace Platform.Kernel.Rights;

/// <summary>
/// Answers, over every loaded module, switched on or off: who is this, and what is held about them? Each module answers from its own
/// tables alone. The caller has checked that the current person may ask.
/// </summary>
internal sealed class PersonalDataRegister(IServiceScopeFactory scopes, ModuleCatalogue modules, ModuleDbContextTypes contexts, KernelDbContext kernel, CurrentUser currentUser) : IDisposable, IAsyncDisposable
{
    private const int MostFound = 25;

    // Contexts of its own: what it reads and forgets must not be what the caller is changing.
    private AsyncServiceScope? own;

    /// <summary>People whose names, numbers or identifier are what somebody typed. A module that asks for a permission is silent without it.</summary>
    public async Task<IReadOnlyList<FoundPerson>> FindAsync(string text, DateOnly? dateOfBirth, CancellationToken cancellationToken)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(w => w.ToLowerInvariant()).ToList();
        var people = new List<FoundPerson>();
        if (words.Count == 0)
            return people;
        foreach (var (module, context, map) in Answering())
        {
            foreach (var entity in map.Entities.Values)
            {
                foreach (var source in entity.Persons.Where(p => p.Permission is null || currentUser.HasPermission(p.Permission)))
                {
                    var predicate = Guid.TryParse(text.Trim(), out var id) ? EntityReader.KeyIs(source.Id, id, source.Only) : Matches(context, entity, source, words, dateOfBirth);
                    if (predicate is null)
                        continue;
                    foreach (var entry in await EntityReader.For(entity.Type).WhereAsync(context, predicate, MostFound, cancellationToken).ConfigureAwait(false))
                        people.Add(new FoundPerson(source.Kind, IdOf(source, entry), NameOf(entity, entry), BornOf(entity, entry), module.Name, module.DisplayName) { AreaCode = AreaOf(entry) });
                }
            }

            context.ChangeTracker.Clear();
        }

        return await CurrentAsync(people, cancellationToken).ConfigureAwait(false);
    }

    // A record that was merged is the surviving one's: one person is found once, under the identifier that holds today.
    private async Task<IReadOnlyList<FoundPerson>> CurrentAsync(List<FoundPerson> people, CancellationToken cancellationToken)
    {
        var found = people.Select(p => p.PersonId).Distinct().ToList();
        var merged = await kernel.Set<PersonMerge>().AsNoTracking().Where(m => m.UnmergedUtc == null && EF.Parameter(found).Contains(m.MergedId)).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (merged.Count == 0)
            return people;
        var current = new List<FoundPerson>();
        foreach (var person in people)
        {
            var into = merged.Find(m => m.MergedId == person.PersonId && m.PersonKind == person.Kind) is null ? null : (await FindAsync((await AnswersForAsync(person, cancellationToken).ConfigureAwait(false)).ToString(), null, cancellationToken).ConfigureAwait(false)).FirstOrDefault(p => p.Kind == person.Kind);
            if ((into ?? person) is var one && !current.Any(p => p.PersonId == one.PersonId && p.Kind == one.Kind && p.ModuleName == one.ModuleName))
                current.Add(one);
        }

        return current;
    }

    private Task<Guid> AnswersForAsync(FoundPerson person, CancellationToken cancellationToken) => PersonMerges.CurrentIdAsync(kernel, person.Kind, person.PersonId, cancellationToken);

    /// <summary>The names of everybody of a kind, in every module, a page at a time. For the platform itself, which compares them.</summary>
    public async IAsyncEnumerable<NamedRecord> NamesAsync(string kind, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int pageSize = 500;
        foreach (var (_, context, map) in Answering())
        {
            foreach (var entity in map.Entities.Values.Where(e => e.Names.Count > 0))
            {
                foreach (var source in entity.Persons.Where(p => p.Kind == kind))
                {
                    for (var (after, more) = (Guid.Empty, true); more;)
                    {
                        var page = await EntityReader.For(entity.Type).PageAsync(context, source.Id, source.Only, after, pageSize, cancellationToken).ConfigureAwait(false);
                        foreach (var entry in page.Where(e => Texts(e, entity.Names).Count > 0))
                            yield return new NamedRecord(IdOf(source, entry), Texts(entry, entity.Names), AreaOf(entry));
                        (after, more) = (page.Count > 0 ? IdOf(source, page[^1]) : after, page.Count == pageSize);
                        context.ChangeTracker.Clear();
                    }
                }
            }
        }
    }

    /// <summary>The names of some people of a kind, whoever asks: the caller leaves out those whom the current person may not learn of.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesOfAsync(string kind, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var names = new Dictionary<Guid, string>();
        if (people.Count == 0)
            return names;
        foreach (var (_, context, map) in Answering())
        {
            foreach (var entity in map.Entities.Values.Where(e => e.Names.Count > 0))
                foreach (var source in entity.Persons.Where(p => p.Kind == kind))
                    foreach (var entry in await EntityReader.For(entity.Type).WhereAsync(context, EntityReader.KeyIn(source.Id, people, source.Only), null, cancellationToken).ConfigureAwait(false))
                        names.TryAdd(IdOf(source, entry), NameOf(entity, entry));
            context.ChangeTracker.Clear();
        }

        return names;
    }

    /// <summary>The person of that identifier, or null when no module knows them or the current person may not learn it.</summary>
    public async Task<FoundPerson?> GetAsync(string kind, Guid personId, CancellationToken cancellationToken)
        => (await FindAsync(personId.ToString(), null, cancellationToken).ConfigureAwait(false)).FirstOrDefault(p => p.Kind == kind);

    /// <summary>All that is held about a person, as it stands: nothing is taken out yet.</summary>
    public async Task<PersonExport> ExportAsync(string kind, Guid personId, CancellationToken cancellationToken)
    {
        var ids = await PersonMerges.AllIdsAsync(kernel, kind, personId, cancellationToken).ConfigureAwait(false);
        var held = new List<ExportedModule>();
        var identity = await IdentityAsync(kind, personId, cancellationToken).ConfigureAwait(false);
        foreach (var (module, context, map) in Answering())
        {
            var collector = new PersonRows(context, map);
            var rows = new List<ExportedRow>();
            foreach (var row in await collector.CollectAsync(kind, ids, cancellationToken).ConfigureAwait(false))
            {
                if (row.Map.Joins.SelectMany(j => map.Entities[j].Persons).Any(p => p.Permission is not null && !currentUser.HasPermission(p.Permission)))
                    continue;
                var others = row.Shared is { } shared && (await collector.JoinersAsync(shared, cancellationToken).ConfigureAwait(false)).Count > 1;
                rows.Add(Export(map, row.Map.Title, row.Entry, others, row.Map.WithheldBecause));
                rows.AddRange(row.Owned.Select(o => Export(map, map.Entities[o.Metadata.ClrType].Title, o, others, null)));
            }

            rows.AddRange(await module.Instance.PersonalData.ExportBeyondTheMapAsync(new PersonLookUp(context, kind, personId, identity), cancellationToken).ConfigureAwait(false));
            context.ChangeTracker.Clear();
            if (rows.Count > 0)
                held.Add(new ExportedModule(module.Name, module.DisplayName, rows));
        }

        var records = held.SelectMany(m => m.Rows).Where(r => r.WithheldBecause is null).Select(r => Guid.TryParse(r.Key, out var id) ? id : Guid.Empty).Concat(ids).Where(id => id != Guid.Empty).ToHashSet();
        if (await ExportTrailAsync(kind, ids, records, cancellationToken).ConfigureAwait(false) is { Rows.Count: > 0 } trail)
            held.Add(trail);
        return new PersonExport(kind, personId, held);
    }

    /// <summary>
    /// Texts of other people's records with one of the person's single names in them. It may be somebody else's name, so an erasure leaves
    /// it unless somebody has looked; what is certain, whole names and numbers, it takes out by itself.
    /// </summary>
    public async Task<IReadOnlyList<SingleNameMention>> MentionsAsync(string kind, Guid personId, CancellationToken cancellationToken)
    {
        const int most = 200;
        var ids = await PersonMerges.AllIdsAsync(kernel, kind, personId, cancellationToken).ConfigureAwait(false);
        var identity = await IdentityAsync(kind, personId, cancellationToken).ConfigureAwait(false);
        var mentions = new List<SingleNameMention>();
        if (identity.Words.Count == 0)
            return mentions;
        foreach (var (module, context, map) in Answering())
        {
            var collector = new PersonRows(context, map);
            var own = (await collector.CollectAsync(kind, ids, cancellationToken).ConfigureAwait(false)).Select(r => r.Entry.Entity)
                .Concat((await collector.NeighboursAsync(cancellationToken).ConfigureAwait(false)).Select(n => n.Entity)).ToHashSet(ReferenceEqualityComparer.Instance);
            foreach (var entity in map.Entities.Values.Where(e => MayRead(map, e)))
            {
                if (context.Model.FindEntityType(entity.Type) is not { } type || type.IsOwned() || entity.Texts.ToList() is not { Count: > 0 } texts)
                    continue;
                foreach (var entry in await EntityReader.For(entity.Type).WhereAsync(context, EntityReader.ContainsAny(type, texts, identity.Words), most, cancellationToken).ConfigureAwait(false))
                    if (!own.Contains(entry.Entity))
                        foreach (var name in texts)
                            if (entry.Property(name).CurrentValue is string text && identity.HasSingleName(text))
                                mentions.Add(new SingleNameMention(module.DisplayName, entity.Title, SingleNameMention.KeyOf(entry, name), Humanise(name), text));
            }

            context.ChangeTracker.Clear();
        }

        return mentions;
    }

    // A record of somebody whom the current person may not learn of is not looked through for them.
    private bool MayRead(PersonalDataModel map, EntityPersonalData entity)
        => entity.Persons.All(p => p.Permission is null || currentUser.HasPermission(p.Permission)) && entity.Wholes.All(w => MayRead(map, map.Entities[w.Whole]));

    /// <summary>
    /// People whose own record may be over its time, after an identifier and in the order of identifiers: those for whom the day on it, and
    /// their date of birth where it has one, lie far enough back. Whether everything else is over too is for <see cref="RetentionAsync"/>.
    /// </summary>
    /// <param name="kind">One of <see cref="PersonKinds"/>.</param>
    /// <param name="latest">The latest days that may be over, for a schedule: of the record, and of birth.</param>
    /// <param name="after">Where the last page ended.</param>
    /// <param name="take">How many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<FoundPerson>> OverTimeAsync(string kind, Func<string, (DateOnly From, DateOnly? Born)> latest, Guid after, int take, CancellationToken cancellationToken)
    {
        var people = new List<FoundPerson>();
        foreach (var (module, context, map) in Answering())
        {
            foreach (var entity in map.Entities.Values.Where(e => e.Retention is not null))
            {
                foreach (var source in entity.Persons.Where(p => p.Kind == kind && (p.Permission is null || currentUser.HasPermission(p.Permission))))
                {
                    var type = context.Model.FindEntityType(entity.Type)!;
                    var days = latest(entity.Retention!.Schedule);
                    var predicate = EntityReader.And(EntityReader.NotAfter(type, entity.Retention.From, days.From), source.Only);
                    if (entity.Born is { } born && days.Born is { } bornOn)
                        predicate = EntityReader.And(predicate, EntityReader.NotAfter(type, born, bornOn));
                    foreach (var entry in await EntityReader.For(entity.Type).PageAsync(context, source.Id, predicate, after, take, cancellationToken).ConfigureAwait(false))
                        people.Add(new FoundPerson(kind, IdOf(source, entry), NameOf(entity, entry), BornOf(entity, entry), module.Name, module.DisplayName));
                }
            }

            context.ChangeTracker.Clear();
        }

        return [.. people.Take(take)];
    }

    /// <summary>From when every module counts the time to keep what it holds about a person; no day: it is still in use.</summary>
    public async Task<IReadOnlyList<KeptRecord>> RetentionAsync(string kind, Guid personId, CancellationToken cancellationToken)
    {
        var ids = await PersonMerges.AllIdsAsync(kernel, kind, personId, cancellationToken).ConfigureAwait(false);
        var kept = new List<KeptRecord>();
        foreach (var (module, context, map) in Answering())
        {
            foreach (var row in await new PersonRows(context, map).CollectAsync(kind, ids, cancellationToken).ConfigureAwait(false))
                if (row.Map.Retention is { } rule)
                    kept.Add(new KeptRecord(module.DisplayName, row.Map.Title, rule.Schedule, row.Entry.Property(rule.From).CurrentValue as DateOnly?, BornOf(row.Map, row.Entry)));
            context.ChangeTracker.Clear();
        }

        return kept;
    }

    /// <summary>By what the person is recognised in texts, from every record that says who they are.</summary>
    public async Task<PersonIdentity> IdentityAsync(string kind, Guid personId, CancellationToken cancellationToken)
    {
        var ids = await PersonMerges.AllIdsAsync(kernel, kind, personId, cancellationToken).ConfigureAwait(false);
        var known = new List<PersonIdentity>();
        foreach (var (_, context, map) in Answering())
        {
            foreach (var row in await new PersonRows(context, map).CollectAsync(kind, ids, cancellationToken).ConfigureAwait(false))
                if (row.Map.Names.Count + row.Map.Numbers.Count > 0)
                    known.Add(PersonIdentity.Of(Texts(row.Entry, row.Map.Names), Texts(row.Entry, row.Map.Numbers)));
            context.ChangeTracker.Clear();
        }

        return PersonIdentity.Join(known);
    }

    /// <summary>The modules that answer: those with tables of their own.</summary>
    internal IEnumerable<(ModuleDescriptor Module, ModuleDbContext Context, PersonalDataModel Map)> Answering()
    {
        foreach (var module in modules.Modules)
            if (contexts.Resolve(Own(), module.Name) is { } context)
                yield return (module, context, module.Instance.PersonalData.Model);
    }

    /// <inheritdoc />
    public void Dispose() => own?.Dispose();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;

    private IServiceProvider Own()
    {
        if (own is null)
        {
            own = scopes.CreateAsyncScope();
            own.Value.ServiceProvider.GetRequiredService<CurrentUser>().BecomeLike(currentUser);
        }

        return own.Value.ServiceProvider;
    }

    // What was published about the person, and who opened or changed their record: the platform's own tables.
    private async Task<ExportedModule> ExportTrailAsync(string kind, IReadOnlyList<Guid> ids, IEnumerable<Guid> records, CancellationToken cancellationToken)
    {
        var rows = new List<ExportedRow>();
        var events = new List<EventBus.OutboxMessage>();
        foreach (var id in ids)
        {
            var text = id.ToString();
            var stream = ErasureRequests.StreamOf(kind, id);
            events.AddRange(await kernel.Outbox.AsNoTracking().Where(m => m.StreamKey == stream || m.Payload.Contains(text)).ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        foreach (var e in events.DistinctBy(e => e.Id).OrderBy(e => e.OccurredUtc))
            rows.Add(new ExportedRow("bus_Outbox", e.Id.ToString(), "What was published to other workstreams", false, null,
                [Fact("OccurredUtc", "Happened", Format(e.OccurredUtc)), Fact("Name", "Event", e.Name), .. Payload(e.Payload)]));
        var opened = new List<AuditEntry>();
        foreach (var some in records.Select(r => (Guid?)r).Chunk(PersonRows.Chunk))
            opened.AddRange(await kernel.Audit.AsNoTracking().Where(a => some.Contains(a.RecordId)).ToListAsync(cancellationToken).ConfigureAwait(false));
        foreach (var a in opened.OrderBy(a => a.OccurredUtc))
            rows.Add(new ExportedRow("sys_Audit", a.Id.ToString(), "Who opened or changed the record", false, null,
            [
                Fact("OccurredUtc", "When", Format(a.OccurredUtc)), Fact("Action", "What", a.Action),
                new ExportedField("UserName", "Who", a.UserName, PersonalDataClass.Worker, null),
                new ExportedField("Reason", "Why", a.Reason ?? "", PersonalDataClass.Text, null),
            ]));
        foreach (var r in await kernel.Set<RecordRestriction>().AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.PersonId)).ToListAsync(cancellationToken).ConfigureAwait(false))
            rows.Add(new ExportedRow("sys_RecordRestriction", $"{r.PersonId}/{r.Kind}", r.Kind == RestrictionKind.Processing ? "That what we hold is kept and not used" : "That the record is shown to named people only", false, null,
                [Fact("RestrictedUtc", "Since", Format(r.RestrictedUtc)), new ExportedField("Reason", "Why", r.Reason, PersonalDataClass.Text, null)]));
        foreach (var g in await kernel.Set<RecordGrant>().AsNoTracking().Where(g => EF.Parameter(ids).Contains(g.PersonId)).ToListAsync(cancellationToken).ConfigureAwait(false))
            rows.Add(new ExportedRow("sys_RecordGrant", g.Id.ToString(), "Access to the restricted record", false, null,
                [Fact("FromUtc", "From", Format(g.FromUtc)), new ExportedField("Reason", "Why", g.Reason, PersonalDataClass.Text, null)]));
        foreach (var d in await kernel.Set<Disclosure>().AsNoTracking().Where(d => EF.Parameter(ids).Contains(d.PersonId)).OrderBy(d => d.OccurredUtc).ToListAsync(cancellationToken).ConfigureAwait(false))
            rows.Add(new ExportedRow("sys_Disclosure", d.Id.ToString(), "What was shared with another agency", false, null,
            [
                Fact("OccurredUtc", "When", Format(d.OccurredUtc)), Fact("FromAgency", "From", d.FromAgency), Fact("ToAgency", "To", d.ToAgency), Fact("Purpose", "What for", d.Purpose), Fact("DataTypes", "What", d.DataTypes),
                new ExportedField("Necessity", "Why", d.Necessity ?? "", PersonalDataClass.Text, null), new ExportedField("OverrideReason", "Why without an agreement", d.OverrideReason ?? "", PersonalDataClass.Text, null),
            ]));
        foreach (var m in await kernel.Set<PersonMerge>().AsNoTracking().Where(m => m.PersonKind == kind && (EF.Parameter(ids).Contains(m.SurvivingId) || EF.Parameter(ids).Contains(m.MergedId))).OrderBy(m => m.MergedUtc).ToListAsync(cancellationToken).ConfigureAwait(false))
            rows.Add(new ExportedRow("sys_PersonMerge", m.Id.ToString(), "That two records were found to be of one person", false, null,
                [Fact("MergedUtc", "When", Format(m.MergedUtc)), Fact("UnmergedUtc", "Taken apart again", m.UnmergedUtc is { } undone ? Format(undone) : "No"), new ExportedField("Reason", "Why", m.Reason, PersonalDataClass.Text, null)]));
        return new ExportedModule("platform", "The platform itself", rows);

        static IEnumerable<ExportedField> Payload(string json)
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.EnumerateObject().Select(p => Fact(p.Name, Humanise(p.Name), p.Value.ToString()))];
        }
    }

    private static ExportedRow Export(PersonalDataModel map, string title, EntityEntry entry, bool others, string? withheld)
    {
        var fields = new List<ExportedField>();
        foreach (var property in entry.Properties)
        {
            var what = map.ClassOf(property.Metadata);
            if (what is PersonalDataClass.Technical or PersonalDataClass.SearchKey || property.CurrentValue is not { } value || Format(value) is not { Length: > 0 } text)
                continue;
            fields.Add(new ExportedField(property.Metadata.Name, Humanise(property.Metadata.Name), text, what, what switch
            {
                _ when withheld is not null => withheld,
                PersonalDataClass.OtherPerson => "It is about another person.",
                PersonalDataClass.Text when others => "Others have a part in this record, and the text may be about them.",
                _ => null,
            }));
        }

        return new ExportedRow(entry.Metadata.GetTableName()!, PersonRow.KeyOf(entry), title, others, withheld, fields);
    }

    private static LambdaExpression? Matches(ModuleDbContext context, EntityPersonalData entity, PersonSource source, List<string> words, DateOnly? dateOfBirth)
    {
        if (entity.Names.Count + entity.Numbers.Count == 0)
            return null;
        var type = context.Model.FindEntityType(entity.Type)!;
        var row = source.Id.Parameters[0];
        var columns = entity.Names.Concat(entity.Numbers).Select(n => EntityReader.Property(row, type.FindProperty(n)!)).ToList();
        var test = words.Select(w => columns.Select(c => EntityReader.Contains(c, w)).Aggregate(Expression.OrElse)).Aggregate(Expression.AndAlso);
        if (dateOfBirth is { } born && entity.Born is { } bornColumn)
            test = Expression.AndAlso(test, Expression.Equal(Expression.Convert(EntityReader.Property(row, type.FindProperty(bornColumn)!), typeof(DateOnly?)), Expression.Property(Expression.Constant(new Day(born)), nameof(Day.Value))));
        return EntityReader.And(Expression.Lambda(test, row), source.Only);
    }

    private static Guid IdOf(PersonSource source, EntityEntry entry) => (Guid)source.Id.Compile().DynamicInvoke(entry.Entity)!;

    private static string NameOf(EntityPersonalData entity, EntityEntry entry)
        => Texts(entry, entity.Names) is { Count: > 0 } names ? string.Join(' ', names.Distinct(StringComparer.OrdinalIgnoreCase)) : "No name on the record";

    private static string? AreaOf(EntityEntry entry) => entry.Metadata.FindProperty(nameof(IHasArea.AreaCode)) is { } area ? entry.Property(area).CurrentValue as string : null;

    private static DateOnly? BornOf(EntityPersonalData entity, EntityEntry entry) => entity.Born is { } born ? entry.Property(born).CurrentValue as DateOnly? : null;

    private static List<string> Texts(EntityEntry entry, IEnumerable<string> properties)
        => [.. properties.Select(p => entry.Property(p).CurrentValue as string).OfType<string>().Where(t => t.Length > 0)];

    // A member of an object becomes a parameter; a constant would stand in the statement, and in a log.
    private sealed record Day(DateOnly? Value);

    private static ExportedField Fact(string name, string label, string value) => new(name, label, value, PersonalDataClass.Fact, null);

    private static string Format(object value) => value switch
    {
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC",
        DateOnly day => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        bool yes => yes ? "Yes" : "No",
        Enum member => Humanise(member.ToString()),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>ClosingSummary as "Closing summary".</summary>
    internal static string Humanise(string name)
    {
        var words = System.Text.RegularExpressions.Regex.Replace(name, "(?<=[a-z0-9])([A-Z])", " $1").ToLowerInvariant();
        foreach (var ending in (string[])[" utc", " code"])
            if (words.EndsWith(ending, StringComparison.Ordinal))
                words = words[..^ending.Length];
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
