using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Platform.Kernel.Rights;

/// <summary>
/// Reads rows of an entity that is known at run time only. Every filter is left aside: a person has a right to all that is held about
/// them, in every area and however restricted; who may ask was decided before.
/// </summary>
internal abstract class EntityReader
{
    public static EntityReader For(Type entity) => (EntityReader)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(entity))!;

    /// <summary>Tracked rows for which the predicate holds, at most a number of them.</summary>
    public abstract Task<IReadOnlyList<EntityEntry>> WhereAsync(DbContext context, LambdaExpression predicate, int? atMost, CancellationToken cancellationToken);

    /// <summary>Rows after a key, in its order, for which the predicate holds.</summary>
    public abstract Task<IReadOnlyList<EntityEntry>> PageAsync(DbContext context, LambdaExpression id, LambdaExpression? predicate, Guid after, int take, CancellationToken cancellationToken);

    /// <summary>How many rows there are.</summary>
    public abstract Task<long> CountAsync(DbContext context, CancellationToken cancellationToken);

    /// <summary>Rows whose key property is one of several values.</summary>
    public Task<IReadOnlyList<EntityEntry>> WhereInAsync(DbContext context, IReadOnlyProperty property, IReadOnlyCollection<object> values, CancellationToken cancellationToken)
    {
        var row = Expression.Parameter(property.DeclaringType.ClrType, "e");
        var typed = Array.CreateInstance(property.ClrType, values.Count);
        var i = 0;
        foreach (var value in values)
            typed.SetValue(value, i++);
        var contains = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [property.ClrType], Expression.Constant(typed), Property(row, property));
        return WhereAsync(context, Expression.Lambda(contains, row), null, cancellationToken);
    }

    public static Expression Property(ParameterExpression row, IReadOnlyProperty property)
        => Expression.Call(typeof(EF), nameof(EF.Property), [property.ClrType], row, Expression.Constant(property.Name));

    /// <summary>Rows where a selected identifier is the one that is given.</summary>
    public static LambdaExpression KeyIs(LambdaExpression key, Guid id, LambdaExpression? only = null)
    {
        var row = key.Parameters[0];
        var test = Expression.Equal(Expression.Convert(key.Body, typeof(Guid?)), Expression.Property(Expression.Constant(new Holder(id)), nameof(Holder.Value)));
        return And(Expression.Lambda(test, row), only);
    }

    /// <summary>Rows where a selected identifier is one of those that are given.</summary>
    public static LambdaExpression KeyIn(LambdaExpression key, IEnumerable<Guid> ids, LambdaExpression? only = null)
    {
        var test = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Guid?)],
            Expression.Property(Expression.Constant(new Holders([.. ids])), nameof(Holders.Values)), Expression.Convert(key.Body, typeof(Guid?)));
        return And(Expression.Lambda(test, key.Parameters[0]), only);
    }

    /// <summary>Rows whose day is there and not after another.</summary>
    public static LambdaExpression NotAfter(IReadOnlyEntityType type, string property, DateOnly day)
    {
        var row = Expression.Parameter(type.ClrType, "e");
        return Expression.Lambda(Expression.LessThanOrEqual(Expression.Convert(Property(row, type.FindProperty(property)!), typeof(DateOnly?)), Expression.Constant((DateOnly?)day, typeof(DateOnly?))), row);
    }

    public static LambdaExpression And(LambdaExpression test, LambdaExpression? only)
        => only is null ? test : Expression.Lambda(Expression.AndAlso(test.Body, new Replacing(only.Parameters[0], test.Parameters[0]).Visit(only.Body)), test.Parameters[0]);

    /// <summary>Rows where one of several texts contains one of several phrases, whatever their case.</summary>
    public static LambdaExpression ContainsAny(IReadOnlyEntityType type, IEnumerable<string> properties, IEnumerable<string> phrases)
    {
        var row = Expression.Parameter(type.ClrType, "e");
        var lower = phrases.Select(p => p.ToLowerInvariant()).ToList();
        var tests = properties.Select(p => type.FindProperty(p)!).SelectMany(p => lower.Select(phrase => Contains(Property(row, p), phrase)));
        return Expression.Lambda(tests.Aggregate(Expression.OrElse), row);
    }

    public static Expression Contains(Expression text, string lower) => Expression.Call(
        Expression.Call(text, nameof(string.ToLower), Type.EmptyTypes),
        nameof(string.Contains), Type.EmptyTypes,
        Expression.Property(Expression.Constant(new Phrase(lower)), nameof(Phrase.Value)));

    private sealed class Typed<TEntity> : EntityReader where TEntity : class
    {
        public override Task<long> CountAsync(DbContext context, CancellationToken cancellationToken) => context.Set<TEntity>().IgnoreQueryFilters().LongCountAsync(cancellationToken);

        public override async Task<IReadOnlyList<EntityEntry>> WhereAsync(DbContext context, LambdaExpression predicate, int? atMost, CancellationToken cancellationToken)
        {
            var query = context.Set<TEntity>().IgnoreQueryFilters().Where((Expression<Func<TEntity, bool>>)predicate);
            if (atMost is { } most)
                query = query.Take(most);
            return [.. (await query.ToListAsync(cancellationToken).ConfigureAwait(false)).Select(e => context.Entry(e))];
        }

        public override async Task<IReadOnlyList<EntityEntry>> PageAsync(DbContext context, LambdaExpression id, LambdaExpression? predicate, Guid after, int take, CancellationToken cancellationToken)
        {
            var key = (Expression<Func<TEntity, Guid>>)id;
            var later = Expression.Lambda<Func<TEntity, bool>>(
                Expression.GreaterThan(
                    Expression.Call(key.Body, nameof(Guid.CompareTo), Type.EmptyTypes, Expression.Property(Expression.Property(Expression.Constant(new Holder(after)), nameof(Holder.Value)), "Value")),
                    Expression.Constant(0)),
                key.Parameters[0]);
            var query = context.Set<TEntity>().IgnoreQueryFilters().Where(later);
            if (predicate is not null)
                query = query.Where((Expression<Func<TEntity, bool>>)predicate);
            return [.. (await query.OrderBy(key).Take(take).ToListAsync(cancellationToken).ConfigureAwait(false)).Select(e => context.Entry(e))];
        }
    }

    // Members of objects become parameters of the statement; constants would become its text.
    private sealed record Holder(Guid? Value);

    private sealed record Holders(List<Guid?> Values);

    private sealed record Phrase(string Value);

    private sealed class Replacing(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
