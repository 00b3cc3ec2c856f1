using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Platform.Host.Databases;
using Platform.Kernel.Data;

namespace Platform.Testing;

/// <summary>The rules that let one set of migrations serve three databases, for the tests of every context.</summary>
public static class ModelRules
{
    /// <summary>One provider of each kind that is never connected to: for models, and for the SQL of a query.</summary>
    public static IReadOnlyList<IDatabaseProvider> OfflineProviders { get; } =
    [
        DatabaseProviderFactory.Create("Sqlite", $"Data Source={Path.Combine(Path.GetTempPath(), "platform-never-opened.db")}"),
        DatabaseProviderFactory.Create("PostgreSql", "Host=none.invalid;Database=none"),
        DatabaseProviderFactory.Create("SqlServer", "Server=none.invalid;Database=none"),
    ];

    /// <summary>A context as the host makes it, without a module around it and for nobody: it sees no area.</summary>
    public static TContext CreateContext<TContext>(IDatabaseProvider provider) where TContext : DbContext
        => (TContext)CreateContext(typeof(TContext), provider);

    /// <inheritdoc cref="CreateContext{TContext}"/>
    public static DbContext CreateContext(Type contextType, IDatabaseProvider provider)
    {
        if (!contextType.IsSubclassOf(typeof(ModuleDbContext)))
            return Create(contextType, provider, KernelDbContext.MigrationsHistoryTable);

        using var module = Create(contextType, provider, "unknown");
        var prefix = (string)contextType.GetProperty("TablePrefix", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(module)!;
        return Create(contextType, provider, prefix + "Migrations");
    }

    private static DbContext Create(Type contextType, IDatabaseProvider provider, string migrationsHistoryTable)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(contextType))!;
        provider.Configure(options, migrationsHistoryTable);
        object[] arguments = contextType.IsSubclassOf(typeof(ModuleDbContext)) ? [options.Options, ModuleDbContextServices.ForDesign] : [options.Options];
        return (DbContext)Activator.CreateInstance(contextType, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, arguments, null)!;
    }

    /// <summary>
    /// What is wrong with a context's model or migrations, one sentence each: a change that no migration makes, on any of the
    /// three databases; a name that PostgreSQL would cut; a key, type or default that one database alone knows.
    /// </summary>
    public static IReadOnlyList<string> Offences(Type contextType)
    {
        var offences = new List<string>();
        foreach (var provider in OfflineProviders)
        {
            using var context = CreateContext(contextType, provider);
            if (context.Database.HasPendingModelChanges())
                offences.Add($"{contextType.Name} has changes on {provider.Name} that no migration makes: run build/add-migration.");
        }

        // SQL Server's model has the most conventions of its own, and needs no connection.
        using var model = CreateContext(contextType, OfflineProviders[^1]);
        var design = model.GetService<IDesignTimeModel>().Model;
        offences.AddRange(design.GetEntityTypes().Where(e => !e.IsTableExcludedFromMigrations()).SelectMany(Offences));
        return offences;
    }

    private static IEnumerable<string> Offences(IEntityType entity)
    {
        var table = entity.GetTableName();
        var names = new[] { table }
            .Concat(entity.GetKeys().Select(k => k.GetName()))
            .Concat(entity.GetForeignKeys().Select(f => f.GetConstraintName()))
            .Concat(entity.GetIndexes().Select(i => i.GetDatabaseName()))
            .Concat(entity.GetProperties().Select(p => p.GetColumnName()));
        foreach (var name in names.OfType<string>().Distinct())
        {
            if (name.Length > ModuleDbContext.MaxNameLength)
                yield return $"{table}: the name {name} is longer than {ModuleDbContext.MaxNameLength} characters; give it a shorter one.";
            // EF marks where it cut a name of its own; what is cut tells nobody what it is of, and changes with its neighbours.
            else if (name.Contains('~', StringComparison.Ordinal))
                yield return $"{table}: the name {name} was cut at {ModuleDbContext.MaxNameLength} characters; name it yourself (HasConstraintName, HasDatabaseName).";
        }

        if (entity.GetSchema() is { } schema)
            yield return $"{table} is in the schema {schema}; SQLite has none.";
        if (entity.GetCheckConstraints().Any())
            yield return $"{table} has a check constraint, whose SQL one database alone may understand.";

        foreach (var property in entity.GetProperties())
        {
            var column = $"{table}.{property.GetColumnName()}";
            var type = property.GetTypeMapping().Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (property.ValueGenerated != ValueGenerated.Never)
                yield return $"{column} is made by the database ({property.ValueGenerated}); keys are made in the program.";
            if (property.GetDefaultValueSql() is not null || property.GetComputedColumnSql() is not null)
                yield return $"{column} has a default or a value in SQL.";
            if (property.FindAnnotation(RelationalAnnotationNames.ColumnType) is not null || property.GetCollation() is not null)
                yield return $"{column} names a type or a collation that one database alone knows.";
            if (type == typeof(decimal) && property.GetPrecision() is null)
                yield return $"{column} is a decimal without precision.";
            if (type == typeof(string) && property.GetMaxLength() is null && !property.IsMappedToJson())
                yield return $"{column} has no length; HasMaxLength(-1) says that it is without end.";
            if (type == typeof(DateTimeOffset))
                yield return $"{column} is a DateTimeOffset, which SQLite cannot order; use a UTC DateTime.";
        }
    }

    private static bool IsMappedToJson(this IProperty property) => property.DeclaringType is IEntityType entity && entity.IsMappedToJson();
}
