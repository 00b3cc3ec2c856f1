using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Kernel.Data;

/// <summary>
/// Whom a module's records are about. From it come the sensitivity filter of every query and what information rights reach.
/// </summary>
public static class PersonRecordExtensions
{
    private static readonly ConcurrentDictionary<Type, PersonRecord> Declared = [];

    /// <summary>
    /// Each record is about one person: <c>builder.IsAbout(p =&gt; p.ChildId)</c>. Queries leave out the records of somebody whose
    /// records are restricted, unless the reader is named (<see cref="QueryFilters.Sensitivity"/>).
    /// </summary>
    /// <param name="entity">The record.</param>
    /// <param name="person">The person's identifier; null on a record whose person is not known yet.</param>
    public static EntityTypeBuilder<TEntity> IsAbout<TEntity>(this EntityTypeBuilder<TEntity> entity, Expression<Func<TEntity, Guid?>> person)
        where TEntity : class
    {
        Declared[typeof(TEntity)] = new PersonRecord(typeof(TEntity), person, Many: null);
        return entity;
    }

    /// <summary>
    /// Each record is about several people, and is left out when one of them is restricted from the reader:
    /// <c>builder.IsAbout(i =&gt; i.Children, c =&gt; c.ChildId)</c>.
    /// </summary>
    /// <param name="entity">The record.</param>
    /// <param name="people">The rows that name the people.</param>
    /// <param name="person">The person of a row.</param>
    public static EntityTypeBuilder<TEntity> IsAbout<TEntity, TPerson>(
        this EntityTypeBuilder<TEntity> entity, Expression<Func<TEntity, IEnumerable<TPerson>>> people, Expression<Func<TPerson, Guid?>> person)
        where TEntity : class
        where TPerson : class
    {
        Declared[typeof(TEntity)] = new PersonRecord(typeof(TEntity), person, people);
        return entity;
    }

    /// <summary>The record has an area and is about nobody in particular: a definition, a cohort, a figure.</summary>
    /// <param name="entity">The record.</param>
    /// <param name="why">Why the sensitivity filter has nothing to do here; read by the next developer and by the tests.</param>
    public static EntityTypeBuilder<TEntity> IsAboutNobody<TEntity>(this EntityTypeBuilder<TEntity> entity, string why)
        where TEntity : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        Declared[typeof(TEntity)] = new PersonRecord(typeof(TEntity), Person: null, Many: null);
        return entity;
    }

    /// <summary>
    /// A new record may be stored although somebody's processing is restricted: it arrives by itself, and refusing it would lose what
    /// somebody told us and tell them of the restriction. It is hidden like every other until the restriction is lifted.
    /// </summary>
    /// <param name="entity">The record, which has said whom it is about.</param>
    /// <param name="why">In a sentence; read by the next developer.</param>
    public static EntityTypeBuilder<TEntity> IsStoredWhileRestricted<TEntity>(this EntityTypeBuilder<TEntity> entity, string why)
        where TEntity : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        Declared[typeof(TEntity)] = Declared[typeof(TEntity)] with { IsStoredWhileRestricted = true };
        return entity;
    }

    internal static PersonRecord? Find(Type entity) => Declared.GetValueOrDefault(entity);
}

/// <summary>Whom the records of one type are about.</summary>
/// <param name="Entity">The record's type.</param>
/// <param name="Person">From the record, or from a row of <paramref name="Many"/>, to the person; null where it is about nobody.</param>
/// <param name="Many">From the record to the rows that name people; null where it is about one.</param>
internal sealed record PersonRecord(Type Entity, LambdaExpression? Person, LambdaExpression? Many)
{
    /// <summary>A new one is stored although the person's processing is restricted.</summary>
    public bool IsStoredWhileRestricted { get; init; }

    public string PeopleName => ((MemberExpression)Many!.Body).Member.Name;

    /// <summary>The property that names the person; null where it is put together from several.</summary>
    public string? FindPersonName() => (Strip(Person!.Body) as MemberExpression)?.Member.Name;

    public string PersonName => ((MemberExpression)Strip(Person!.Body)).Member.Name;

    private static Expression Strip(Expression body) => body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : body;
}

/// <summary>Which record names which person, read past the filters of both.</summary>
internal sealed class PersonLink
{
    public Guid RecordId { get; init; }

    public Guid? PersonId { get; init; }

    public Guid? RowId { get; init; }
}

/// <summary>Puts the body of one lambda where another has a parameter.</summary>
internal sealed class ParameterReplacer(ParameterExpression parameter, Expression replacement) : ExpressionVisitor
{
    public static Expression Apply(LambdaExpression lambda, Expression argument) => new ParameterReplacer(lambda.Parameters[0], argument).Visit(lambda.Body);

    protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? replacement : node;
}
