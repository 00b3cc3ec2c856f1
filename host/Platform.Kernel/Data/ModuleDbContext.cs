using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Platform.Contracts;
using Platform.Kernel.EventBus;
using Platform.Kernel.Security;

namespace Platform.Kernel.Data;

/// <summary>
/// The base of every module's context. It holds the module's tables under its prefix and maps the event log and the audit
/// trail beside them, so that one save writes all of it. The rules that let one migration set serve three databases are
/// kept here: keys made in the program, bounded strings, UTC instants, no schemas, our own concurrency token.
/// </summary>
public abstract class ModuleDbContext : DbContext
{
    /// <summary>The longest name of a table, index or constraint: PostgreSQL cuts at 63.</summary>
    public const int MaxNameLength = 60;

    private readonly ModuleDbContextServices services;

    /// <param name="options">From <c>AddModuleDbContext</c>.</param>
    /// <param name="services">From the scope.</param>
    protected ModuleDbContext(DbContextOptions options, ModuleDbContextServices services) : base(options)
    {
        this.services = services;
        ChangeTracker.LazyLoadingEnabled = false;
    }

    /// <summary>What every table of the module begins with.</summary>
    protected abstract string TablePrefix { get; }

    /// <summary>The areas of the current person; part of every query of a record with an area.</summary>
    protected IReadOnlyList<string> VisibleAreas => services.CurrentUser.Areas;

    /// <summary>The current person may see records of every area.</summary>
    protected bool SeesAllAreas => services.CurrentUser.HasAllAreas;

    /// <summary>The platform itself is at work: an event or a job reaches restricted records too.</summary>
    private bool SeesRestricted => services.CurrentUser.IsSystem;

    /// <summary>Who reads; also an absent colleague whom they cover.</summary>
    private Guid[] Readers => [.. services.CurrentUser.WorksFor];

    private DateTime Now => UtcDateTimeConverter.ToUtcMicroseconds(services.TimeProvider.GetUtcNow().UtcDateTime);

    /// <summary>
    /// The people whose records are restricted and hidden from the current person. For a query that ignores
    /// <see cref="QueryFilters.Sensitivity"/> on purpose, and must say no more than it may.
    /// </summary>
    public IQueryable<Guid> HiddenPeople => HiddenRestrictions.Select(r => r.PersonId);

    /// <summary>The restrictions that hide something from the current person.</summary>
    internal IQueryable<RecordRestriction> HiddenRestrictions
    {
        get
        {
            var (sees, readers, now) = (SeesRestricted, Readers, Now);
            return Set<RecordRestriction>().Where(r => !sees && r.LiftedUtc == null && !Set<RecordGrant>().Any(g =>
                g.PersonId == r.PersonId && g.Restriction == r.Kind && readers.Contains(g.UserId) && g.EndedUtc == null && (g.UntilUtc == null || g.UntilUtc > now)));
        }
    }

    /// <summary>Those of these people whose records are restricted, to named people or in their processing, whoever asks.</summary>
    public IQueryable<Guid> RestrictedAmong(IReadOnlyCollection<Guid> people)
        => Set<RecordRestriction>().Where(r => r.LiftedUtc == null && EF.Parameter(people).Contains(r.PersonId)).Select(r => r.PersonId);

    /// <summary>Those of these people whose records were restricted after an instant, and still are.</summary>
    public IQueryable<Guid> RestrictedSince(IReadOnlyCollection<Guid> people, DateTime utc)
        => Set<RecordRestriction>().Where(r => r.LiftedUtc == null && r.RestrictedUtc > utc && EF.Parameter(people).Contains(r.PersonId)).Select(r => r.PersonId);

    /// <summary>Which records of one type name which people, past every filter.</summary>
    internal IQueryable<PersonLink> Links(PersonRecord about) => Set<PersonLink>(LinkName(about.Person!.Parameters[0].Type));

    /// <summary>Events were written since the context was made; the pump is woken on commit.</summary>
    internal bool HasPublished { get; private set; }

    /// <summary>Who may see restricted records was changed since the context was made.</summary>
    internal bool HasChangedAccess { get; private set; }

    /// <summary>Maps the module's entities. Tables are named after the entity unless said otherwise; the prefix is added after.</summary>
    protected abstract void ConfigureModel(ModelBuilder modelBuilder);

    /// <inheritdoc />
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Model.SetMaxIdentifierLength(MaxNameLength);
        SharedTables.Map(modelBuilder, migrated: false);

        ConfigureModel(modelBuilder);

        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => !e.IsTableExcludedFromMigrations()).ToList())
        {
            // An owned type with no table of its own shares its owner's.
            if (!entity.IsMappedToJson() && !(entity.IsOwned() && entity.FindOwnership()!.IsUnique))
                SetTableName(entity);
            foreach (var key in entity.GetKeys().SelectMany(k => k.Properties).Where(p => !p.IsForeignKey()))
                key.ValueGenerated = ValueGenerated.Never;
            if (typeof(AggregateRoot).IsAssignableFrom(entity.ClrType))
                modelBuilder.Entity(entity.ClrType).Property(nameof(AggregateRoot.Version)).IsConcurrencyToken();
            if (typeof(IHasArea).IsAssignableFrom(entity.ClrType) && !entity.IsOwned())
                modelBuilder.Entity(entity.ClrType).HasQueryFilter(QueryFilters.Area, AreaFilter(entity.ClrType));
            foreach (var foreignKey in entity.GetForeignKeys().Where(f => !f.IsOwnership))
                foreignKey.DeleteBehavior = DeleteBehavior.Restrict;
        }

        // When every table has its name.
        foreach (var entity in modelBuilder.Model.GetEntityTypes().ToList())
        {
            if (PersonRecordExtensions.Find(entity.ClrType) is { Person: not null } about)
                modelBuilder.Entity(entity.ClrType).HasQueryFilter(QueryFilters.Sensitivity, about.Many is null ? PersonFilter(about) : PeopleFilter(modelBuilder, entity, about));
        }
    }

    /// <inheritdoc />
    protected sealed override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        => ModelConventions.Apply(configurationBuilder);

    /// <inheritdoc />
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess)
        => throw new NotSupportedException("Save asynchronously.");

    /// <inheritdoc />
    public sealed override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await ProcessingRestrictions.RefuseChangesAsync(this, services.CurrentUser, cancellationToken).ConfigureAwait(false);
        StampAndPublish();
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken).ConfigureAwait(false);
    }

    internal void Publish(IEto eventData, string? streamKey)
    {
        var message = services.Outbox.CreateMessage(eventData, streamKey, streamVersion: 0, notBeforeUtc: default);
        Set<OutboxMessage>().Add(message);
        HasPublished = true;
    }

    private void StampAndPublish()
    {
        var now = UtcDateTimeConverter.ToUtcMicroseconds(services.TimeProvider.GetUtcNow().UtcDateTime);
        var raised = new List<(AggregateRoot Root, AggregateRoot.RaisedEvent Event)>();

        foreach (var entry in ChangeTracker.Entries().ToList())
        {
            HasChangedAccess |= entry.Entity is RecordRestriction or RecordGrant && entry.State is EntityState.Added or EntityState.Modified;
            if (entry.Entity is not AggregateRoot root)
                continue;
            if (entry.State == EntityState.Added)
            {
                root.CreatedUtc = now;
                root.CreatedBy = services.CurrentUser.Id;
            }

            if (entry.State == EntityState.Modified)
            {
                root.ModifiedUtc = now;
                root.ModifiedBy = services.CurrentUser.Id;
            }

            // A change of a child row, or an event alone, is a change of the record too: its version must rise.
            if (entry.State is EntityState.Added or EntityState.Modified || root.HasDistributedEvents)
                root.Version++;

            foreach (var happened in root.TakeDistributedEvents())
                raised.Add((root, happened));
        }

        foreach (var (root, happened) in raised.OrderBy(r => r.Event.Order))
        {
            var message = services.Outbox.CreateMessage(happened.EventData, root.StreamKey, ++root.Version, root.LastEventUtc);
            root.LastEventUtc = message.OccurredUtc;
            Set<OutboxMessage>().Add(message);
            HasPublished = true;
        }
    }

    private void SetTableName(IMutableEntityType entity)
    {
        // The DbSet's plural is EF's default; tables are named after one record, as in the design.
        var given = entity.FindAnnotation(RelationalAnnotationNames.TableName) as IConventionAnnotation;
        var name = given?.GetConfigurationSource() == ConfigurationSource.Explicit ? entity.GetTableName()! : entity.ClrType.Name;
        if (!name.StartsWith(TablePrefix, StringComparison.Ordinal))
            name = TablePrefix + name;
        entity.SetTableName(name);
    }

    private LambdaExpression PersonFilter(PersonRecord about)
    {
        // On this context, so that EF reads who asks, and when, for each query. A restriction is one seek by its key.
        Expression<Func<Guid?, bool>> isVisible = person => SeesRestricted || !Set<RecordRestriction>().Any(r => r.PersonId == person && r.LiftedUtc == null
            && !Set<RecordGrant>().Any(g => g.PersonId == r.PersonId && g.Restriction == r.Kind && Readers.Contains(g.UserId) && g.EndedUtc == null && (g.UntilUtc == null || g.UntilUtc > Now)));
        return Expression.Lambda(ParameterReplacer.Apply(isVisible, about.Person!.Body), about.Person.Parameters);
    }

    // The rows that name the people have a filter of their own, which would leave out just those that matter here. So they are
    // read a second time, without it, as a view of the same table.
    private LambdaExpression PeopleFilter(ModelBuilder modelBuilder, IMutableEntityType entity, PersonRecord about)
    {
        var navigation = entity.FindNavigation(about.PeopleName) ?? throw new InvalidOperationException($"{entity.ClrType.Name} has no navigation {about.PeopleName} that names people.");
        var rows = navigation.TargetEntityType;
        var name = LinkName(rows.ClrType);
        var rowKey = rows.FindPrimaryKey()!.Properties is [var only] && only.ClrType == typeof(Guid) && only.Name != about.PersonName ? only : null;
        modelBuilder.SharedTypeEntity<PersonLink>(name, link =>
        {
            link.HasNoKey().ToView(rows.GetTableName());
            link.Property(l => l.RecordId).HasColumnName(navigation.ForeignKey.Properties[0].GetColumnName());
            link.Property(l => l.PersonId).HasColumnName(rows.FindProperty(about.PersonName)!.GetColumnName());
            // Somebody who is named there and is no person of another record yet is known by the row itself.
            if (rowKey is null)
                link.Ignore(l => l.RowId);
            else
                link.Property(l => l.RowId).HasColumnName(rowKey.GetColumnName());
        });

        Expression<Func<IQueryable<PersonLink>, Guid, bool>> isVisible = (links, id) => SeesRestricted || !links.Any(l => l.RecordId == id && Set<RecordRestriction>().Any(r => (r.PersonId == l.PersonId || r.PersonId == l.RowId) && r.LiftedUtc == null
            && !Set<RecordGrant>().Any(g => g.PersonId == r.PersonId && g.Restriction == r.Kind && Readers.Contains(g.UserId) && g.EndedUtc == null && (g.UntilUtc == null || g.UntilUtc > Now))));
        // Rows that have no key of their own name their people by record alone.
        if (rowKey is null)
            isVisible = (links, id) => SeesRestricted || !links.Any(l => l.RecordId == id && Set<RecordRestriction>().Any(r => r.PersonId == l.PersonId && r.LiftedUtc == null
                && !Set<RecordGrant>().Any(g => g.PersonId == r.PersonId && g.Restriction == r.Kind && Readers.Contains(g.UserId) && g.EndedUtc == null && (g.UntilUtc == null || g.UntilUtc > Now))));
        // EF finds a set of a filter by its name alone, which must stand there as a constant.
        var set = Expression.Call(Expression.Constant(this), nameof(Set), [typeof(PersonLink)], Expression.Constant(name));
        var e = about.Many!.Parameters[0];
        var key = Expression.Property(e, entity.FindPrimaryKey()!.Properties[0].PropertyInfo!);
        var body = new ParameterReplacer(isVisible.Parameters[1], key).Visit(new ParameterReplacer(isVisible.Parameters[0], set).Visit(isVisible.Body));
        return Expression.Lambda(body, e);
    }

    private static string LinkName(Type rows) => $"{nameof(PersonLink)}:{rows.Name}";

    private LambdaExpression AreaFilter(Type type)
    {
        // e => SeesAllAreas || VisibleAreas.Contains(e.AreaCode), on this context so that EF reads the values for each query.
        var e = Expression.Parameter(type, "e");
        var context = Expression.Constant(this);
        var seesAll = Expression.Property(context, typeof(ModuleDbContext), nameof(SeesAllAreas));
        var areas = Expression.Property(context, typeof(ModuleDbContext), nameof(VisibleAreas));
        var contains = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], areas, Expression.Property(e, nameof(IHasArea.AreaCode)));
        return Expression.Lambda(Expression.OrElse(seesAll, contains), e);
    }
}

/// <summary>The names of the query filters that contexts apply; a query may ignore one by its name, and says why.</summary>
public static class QueryFilters
{
    /// <summary>Only records of the current person's areas.</summary>
    public const string Area = "Area";

    /// <summary>Only records about people whose records are not restricted, to named people or in their processing, or whose reader has a way in.</summary>
    public const string Sensitivity = "Sensitivity";
}
