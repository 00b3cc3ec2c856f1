using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Platform.Kernel.Merging;

/// <summary>
/// Gives rows of an entity that is known at run time only to another person, by statements on the one column: loaded and saved, a row
/// would get a new version and a new time, and giving it back would not restore it.
/// </summary>
internal abstract class RowMover
{
    public static RowMover For(Type entity) => (RowMover)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(entity))!;

    /// <summary>Moves rows. One that would collide with a row of the other person, as two parts in one incident, stays.</summary>
    /// <param name="context">The module's context.</param>
    /// <param name="property">The property that says whom a row is about.</param>
    /// <param name="from">The person whose rows move.</param>
    /// <param name="to">The person who gets them.</param>
    /// <param name="only">The keys of the rows that move; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The keys of the moved rows, without the person.</returns>
    public abstract Task<IReadOnlyList<string>> MoveAsync(DbContext context, IProperty property, Guid from, Guid to, IReadOnlySet<string>? only, CancellationToken cancellationToken);

    private sealed class Typed<TEntity> : RowMover where TEntity : class
    {
        public override async Task<IReadOnlyList<string>> MoveAsync(DbContext context, IProperty property, Guid from, Guid to, IReadOnlySet<string>? only, CancellationToken cancellationToken)
        {
            var rows = await Of(context, property, from).AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false);
            if (rows.Count == 0)
                return [];
            var key = property.DeclaringType is IEntityType type ? type.FindPrimaryKey()!.Properties : throw new InvalidOperationException($"{property.Name} is not a property of an entity.");
            List<List<IReadOnlyProperty>> unique = [.. type.GetIndexes().Where(i => i.IsUnique).Select(i => i.Properties).Append(key).Where(p => p.Contains(property)).Select(p => p.Where(o => o != property).Cast<IReadOnlyProperty>().ToList())];
            var taken = unique.Select(_ => new HashSet<string>(StringComparer.Ordinal)).ToList();
            if (unique.Count > 0)
                foreach (var there in await Of(context, property, to).AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false))
                    for (var i = 0; i < unique.Count; i++)
                        taken[i].Add(KeyOf(there, unique[i]));

            var moved = new List<string>();
            List<IReadOnlyProperty> others = [.. key.Where(p => p != property)];
            foreach (var row in rows)
            {
                var rowKey = KeyOf(row, others);
                if (only?.Contains(rowKey) == false || unique.Where((u, i) => taken[i].Contains(KeyOf(row, u))).Any())
                    continue;
                var one = Of(context, property, from).Where(KeyIs(row, others));
                if (await SetAsync(one, property, to, cancellationToken).ConfigureAwait(false) > 0)
                    moved.Add(rowKey);
            }

            return moved;
        }

        private static IQueryable<TEntity> Of(DbContext context, IProperty property, Guid person)
        {
            var row = Expression.Parameter(typeof(TEntity), "e");
            var test = Expression.Equal(Expression.Convert(Column(row, property), typeof(Guid?)), Expression.Property(Expression.Constant(new Holder<Guid?>(person)), "Value"));
            return context.Set<TEntity>().IgnoreQueryFilters().Where(Expression.Lambda<Func<TEntity, bool>>(test, row));
        }

        private static Expression<Func<TEntity, bool>> KeyIs(TEntity entity, List<IReadOnlyProperty> properties)
        {
            var row = Expression.Parameter(typeof(TEntity), "e");
            Expression test = Expression.Constant(true);
            foreach (var property in properties)
            {
                var holder = Activator.CreateInstance(typeof(Holder<>).MakeGenericType(property.ClrType), property.PropertyInfo!.GetValue(entity))!;
                test = Expression.AndAlso(test, Expression.Equal(Column(row, property), Expression.Property(Expression.Constant(holder), "Value")));
            }

            return Expression.Lambda<Func<TEntity, bool>>(test, row);
        }

        private static Task<int> SetAsync(IQueryable<TEntity> rows, IProperty property, Guid to, CancellationToken cancellationToken)
        {
            var row = Expression.Parameter(typeof(TEntity), "e");
            if (property.ClrType == typeof(Guid?))
            {
                var nullable = Expression.Lambda<Func<TEntity, Guid?>>(Column(row, property), row);
                return rows.ExecuteUpdateAsync(set => set.SetProperty(nullable, (Guid?)to), cancellationToken);
            }

            var plain = Expression.Lambda<Func<TEntity, Guid>>(Column(row, property), row);
            return rows.ExecuteUpdateAsync(set => set.SetProperty(plain, to), cancellationToken);
        }

        private static MethodCallExpression Column(ParameterExpression row, IReadOnlyProperty property)
            => Expression.Call(typeof(EF), nameof(EF.Property), [property.ClrType], row, Expression.Constant(property.Name));

        private static string KeyOf(TEntity row, IEnumerable<IReadOnlyProperty> properties)
            => string.Join('/', properties.Select(p => Convert.ToString(p.PropertyInfo!.GetValue(row), CultureInfo.InvariantCulture)));
    }

    // A member of an object becomes a parameter of the statement.
    private sealed record Holder<T>(T Value);
}
