using System.Linq.Expressions;

namespace Platform.Kernel.Rights;

/// <summary>What <see cref="PersonalDataMap.Define"/> writes to.</summary>
public sealed class PersonalDataBuilder
{
    private readonly Dictionary<Type, EntityPersonalData> entities = [];

    /// <summary>Maps one entity that is about somebody.</summary>
    /// <param name="title">What one row is, as an export calls it: "Knife-crime support".</param>
    public PersonalDataBuilder<TEntity> Entity<TEntity>(string title) where TEntity : class
    {
        var entity = new EntityPersonalData(typeof(TEntity), title);
        if (!entities.TryAdd(typeof(TEntity), entity))
            throw new InvalidOperationException($"{typeof(TEntity).Name} is mapped twice.");
        return new PersonalDataBuilder<TEntity>(entity);
    }

    /// <summary>Says that an entity holds nothing about anybody but who worked on it.</summary>
    /// <param name="why">In a sentence.</param>
    public PersonalDataBuilder<TEntity> Nobody<TEntity>(string why) where TEntity : class
    {
        var builder = Entity<TEntity>(why);
        entities[typeof(TEntity)].IsAboutNobody = true;
        return builder;
    }

    internal PersonalDataModel Build() => new(entities);
}

/// <summary>Maps one entity.</summary>
public sealed class PersonalDataBuilder<TEntity> where TEntity : class
{
    private readonly EntityPersonalData entity;

    internal PersonalDataBuilder(EntityPersonalData entity) => this.entity = entity;

    /// <summary>A row is the record of a person: this module answers when they are looked for.</summary>
    /// <param name="kind">One of <see cref="PersonKinds"/>.</param>
    /// <param name="id">The person's identifier.</param>
    /// <param name="permission">Who may learn that the person is here at all; null: whoever handles requests.</param>
    /// <param name="only">Which rows are; null for all.</param>
    public PersonalDataBuilder<TEntity> IsPerson(string kind, Expression<Func<TEntity, Guid>> id, string? permission = null, Expression<Func<TEntity, bool>>? only = null)
    {
        entity.Persons.Add(new PersonSource(kind, id, only, permission));
        return this;
    }

    /// <summary>A row is about a person, by their identifier.</summary>
    public PersonalDataBuilder<TEntity> About(string kind, Expression<Func<TEntity, Guid>> id)
    {
        entity.Subjects.Add(new SubjectKey(kind, id));
        return this;
    }

    /// <inheritdoc cref="About(string, Expression{Func{TEntity, Guid}})"/>
    public PersonalDataBuilder<TEntity> About(string kind, Expression<Func<TEntity, Guid?>> id)
    {
        entity.Subjects.Add(new SubjectKey(kind, id));
        return this;
    }

    /// <summary>A row is about a person of whatever kind.</summary>
    public PersonalDataBuilder<TEntity> AboutAnyone(Expression<Func<TEntity, Guid>> id) => About(SubjectKey.AnyKind, id);

    /// <summary>A row is about whomever another is about.</summary>
    /// <typeparam name="TWhole">The other.</typeparam>
    /// <param name="key">The identifier of the other; null where the model has a relation.</param>
    public PersonalDataBuilder<TEntity> PartOf<TWhole>(Expression<Func<TEntity, Guid>>? key = null) where TWhole : class
    {
        entity.Wholes.Add(new WholeKey(typeof(TWhole), key is null ? null : NameOf(key.Body)));
        return this;
    }

    /// <summary>A row ties the person to a record that others have a part in: that record is exported with it, and outlives them.</summary>
    public PersonalDataBuilder<TEntity> Joins<TShared>() where TShared : class
    {
        entity.Joins.Add(typeof(TShared));
        return this;
    }

    /// <summary>
    /// Several people have a part in a row. An erasure takes the person's names out of its texts, and deletes it when nobody else
    /// is left in it.
    /// </summary>
    /// <param name="first">Points to one of them, and to another one afterwards; null where nothing does.</param>
    public PersonalDataBuilder<TEntity> Shared(Expression<Func<TEntity, Guid>>? first = null)
    {
        entity.IsShared = true;
        entity.Pointer = first is null ? null : NameOf(first.Body);
        return this;
    }

    /// <summary>An export says that there is a row and shows nothing of it, unless the reviewer keeps it with a reason.</summary>
    /// <param name="why">As the export says it.</param>
    public PersonalDataBuilder<TEntity> Withheld(string why)
    {
        entity.WithheldBecause = why;
        return this;
    }

    /// <summary>Names of the person, in the order in which they are said. They are looked for and erased.</summary>
    public PersonalDataBuilder<TEntity> Names(params Expression<Func<TEntity, string?>>[] properties)
    {
        foreach (var property in properties)
            entity.Names.Add(NameOf(property.Body));
        return Classify(PersonalDataClass.Identity, properties.Select(p => p.Body));
    }

    /// <summary>Numbers, references and addresses that are the person's alone. They are looked for and erased.</summary>
    public PersonalDataBuilder<TEntity> Numbers(params Expression<Func<TEntity, string?>>[] properties)
    {
        foreach (var property in properties)
            entity.Numbers.Add(NameOf(property.Body));
        return Classify(PersonalDataClass.Identity, properties.Select(p => p.Body));
    }

    /// <summary>The person's date of birth.</summary>
    public PersonalDataBuilder<TEntity> Born(Expression<Func<TEntity, DateOnly?>> property)
    {
        entity.Born = NameOf(property.Body);
        return Classify(PersonalDataClass.Identity, [property.Body]);
    }

    /// <summary>Other things that say who the person is.</summary>
    public PersonalDataBuilder<TEntity> Identity(params Expression<Func<TEntity, object?>>[] properties) => Classify(PersonalDataClass.Identity, properties.Select(p => p.Body));

    /// <summary>Codes, dates and counts about the person.</summary>
    public PersonalDataBuilder<TEntity> Facts(params Expression<Func<TEntity, object?>>[] properties) => Classify(PersonalDataClass.Fact, properties.Select(p => p.Body));

    /// <summary>Sentences of workers and partners.</summary>
    public PersonalDataBuilder<TEntity> Text(params Expression<Func<TEntity, object?>>[] properties) => Classify(PersonalDataClass.Text, properties.Select(p => p.Body));

    /// <summary>The person's own words.</summary>
    public PersonalDataBuilder<TEntity> Words(params Expression<Func<TEntity, object?>>[] properties) => Classify(PersonalDataClass.Words, properties.Select(p => p.Body));

    /// <summary>About somebody else.</summary>
    public PersonalDataBuilder<TEntity> OtherPerson(params Expression<Func<TEntity, object?>>[] properties) => Classify(PersonalDataClass.OtherPerson, properties.Select(p => p.Body));

    /// <summary>Names of people in their work.</summary>
    public PersonalDataBuilder<TEntity> Workers(params Expression<Func<TEntity, object?>>[] properties) => Classify(PersonalDataClass.Worker, properties.Select(p => p.Body));

    /// <summary>Made from names and dates for search and matching.</summary>
    public PersonalDataBuilder<TEntity> SearchKeys(params Expression<Func<TEntity, object?>>[] properties) => Classify(PersonalDataClass.SearchKey, properties.Select(p => p.Body));

    /// <summary>Nothing about anybody.</summary>
    public PersonalDataBuilder<TEntity> Technical(params Expression<Func<TEntity, object?>>[] properties) => Classify(PersonalDataClass.Technical, properties.Select(p => p.Body));

    /// <summary>How long rows are kept.</summary>
    /// <param name="schedule">A code of the retention schedules.</param>
    /// <param name="from">The day from which it counts; a row without it is still in use.</param>
    public PersonalDataBuilder<TEntity> Kept(string schedule, Expression<Func<TEntity, DateOnly?>> from)
    {
        entity.Retention = new RetentionRule(schedule, NameOf(from.Body));
        return this;
    }

    private PersonalDataBuilder<TEntity> Classify(PersonalDataClass what, IEnumerable<Expression> properties)
    {
        foreach (var property in properties)
            if (!entity.Classes.TryAdd(NameOf(property), what))
                throw new InvalidOperationException($"{typeof(TEntity).Name}.{NameOf(property)} is classified twice.");
        return this;
    }

    private static string NameOf(Expression body) => body switch
    {
        MemberExpression member => member.Member.Name,
        UnaryExpression { Operand: MemberExpression member } => member.Member.Name,
        _ => throw new ArgumentException($"'{body}' is not a property."),
    };
}
