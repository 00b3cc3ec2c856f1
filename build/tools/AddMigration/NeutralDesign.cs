using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Platform.AddMigration;

/// <summary>What SQL Server adds to a model by itself, and no other database understands.</summary>
internal static class SqlServerTraces
{
    public static bool IsTrace(IAnnotation annotation) => annotation.Name.StartsWith("SqlServer:", StringComparison.Ordinal);

    public static void RemoveFrom(IMutableAnnotatable annotatable)
    {
        foreach (var trace in annotatable.GetAnnotations().Where(IsTrace).ToList())
            annotatable.RemoveAnnotation(trace.Name);
    }
}

/// <summary>Writes a model into the snapshot without types of columns: each database chooses its own from the type in C# and its length.</summary>
internal sealed class NeutralAnnotations(AnnotationCodeGeneratorDependencies dependencies) : AnnotationCodeGenerator(dependencies)
{
    public override IEnumerable<IAnnotation> FilterIgnoredAnnotations(IEnumerable<IAnnotation> annotations)
        => base.FilterIgnoredAnnotations(annotations).Where(a => !SqlServerTraces.IsTrace(a));

    public override IReadOnlyList<MethodCallCodeFragment> GenerateFluentApiCalls(IProperty property, IDictionary<string, IAnnotation> annotations)
    {
        annotations.Remove(RelationalAnnotationNames.ColumnType);
        return base.GenerateFluentApiCalls(property, annotations);
    }
}

/// <summary>Writes operations without types of columns and without what only SQL Server understands.</summary>
internal sealed class NeutralOperations(CSharpMigrationOperationGeneratorDependencies dependencies) : CSharpMigrationOperationGenerator(dependencies)
{
    public override void Generate(string builderName, IReadOnlyList<MigrationOperation> operations, IndentedStringBuilder builder)
    {
        foreach (var operation in operations)
            Neutralise(operation);
        base.Generate(builderName, operations, builder);
    }

    private static void Neutralise(MigrationOperation operation)
    {
        SqlServerTraces.RemoveFrom(operation);
        switch (operation)
        {
            case CreateTableOperation table:
                table.Columns.ForEach(Neutralise);
                table.ForeignKeys.ForEach(Neutralise);
                table.UniqueConstraints.ForEach(Neutralise);
                if (table.PrimaryKey is { } key)
                    Neutralise(key);
                break;
            case AlterTableOperation table:
                SqlServerTraces.RemoveFrom(table.OldTable);
                break;
            case AlterDatabaseOperation database:
                SqlServerTraces.RemoveFrom(database.OldDatabase);
                break;
            case AlterColumnOperation column:
                column.ColumnType = null;
                Neutralise(column.OldColumn);
                break;
            case ColumnOperation column:
                column.ColumnType = null;
                break;
            case InsertDataOperation data:
                data.ColumnTypes = null;
                break;
            case UpdateDataOperation data:
                data.ColumnTypes = null;
                data.KeyColumnTypes = null;
                break;
            case DeleteDataOperation data:
                data.KeyColumnTypes = null;
                break;
        }
    }
}

/// <summary>Writes migrations as internal classes: a module has one public type.</summary>
internal sealed class InternalMigrations(MigrationsCodeGeneratorDependencies dependencies, CSharpMigrationsGeneratorDependencies csharp)
    : CSharpMigrationsGenerator(dependencies, csharp)
{
    public override string GenerateMigration(string? migrationNamespace, string migrationName, IReadOnlyList<MigrationOperation> upOperations, IReadOnlyList<MigrationOperation> downOperations)
        => base.GenerateMigration(migrationNamespace, migrationName, upOperations, downOperations)
            .Replace("public partial class ", "internal partial class ", StringComparison.Ordinal);
}
