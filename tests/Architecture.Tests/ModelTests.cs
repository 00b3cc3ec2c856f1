using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Platform.Kernel.Data;
using Platform.Testing;

namespace Architecture.Tests;

/// <summary>One set of migrations serves three databases, because every model keeps these rules.</summary>
public sealed class ModelTests
{
    private static IReadOnlyList<Type> Contexts { get; } = [typeof(KernelDbContext), .. Solution.Everything
        .SelectMany(m => m.Assembly.GetTypes())
        .Distinct()
        .Where(t => !t.IsAbstract && typeof(ModuleDbContext).IsAssignableFrom(t))];

    [Fact]
    public void Every_module_with_tables_has_one_context()
    {
        foreach (var module in Solution.Modules)
            module.Assembly.GetTypes().Count(t => !t.IsAbstract && typeof(ModuleDbContext).IsAssignableFrom(t)).ShouldBeLessThanOrEqualTo(1, module.Name);
        Contexts.Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Every_model_keeps_the_rules_of_three_databases_and_has_its_migrations()
        => Contexts.SelectMany(ModelRules.Offences).ShouldBeEmpty();

    [Fact]
    public void No_migration_holds_what_one_database_alone_understands()
        => Solution.SourceFiles(["host", "modules"]).Select(f => Path.GetDirectoryName(f)!).Where(d => d.EndsWith("Migrations", StringComparison.Ordinal)).Distinct()
            .SelectMany(MigrationText.Offences).ShouldBeEmpty();

    [Fact]
    public void Every_table_of_a_module_begins_with_its_prefix()
    {
        foreach (var module in Solution.Modules)
            foreach (var contextType in module.Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(ModuleDbContext).IsAssignableFrom(t)))
            {
                using var context = ModelRules.CreateContext(contextType, ModelRules.OfflineProviders[0]);
                PrefixOffences(module.Manifest.TablePrefix, context.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(e => !e.IsTableExcludedFromMigrations()).Select(e => e.GetTableName()).OfType<string>().Distinct()).ShouldBeEmpty(module.Name);
            }
    }

    [Fact]
    public void No_two_modules_share_a_prefix()
        => Solution.Everything.Select(m => m.Manifest.TablePrefix).ShouldBeUnique();

    [Fact]
    public void The_migrations_of_every_module_can_be_written_as_a_script_for_SQL_Server()
    {
        var provider = ModelRules.OfflineProviders.Single(p => p.Name == "SqlServer");
        foreach (var type in Contexts)
        {
            using var context = ModelRules.CreateContext(type, provider);
            var script = context.Database.GenerateCreateScript();
            script.ShouldContain("CREATE TABLE", customMessage: type.Name);
            script.ShouldNotContain("TEXT NOT NULL", Case.Sensitive, type.Name);
        }
    }

    internal static IEnumerable<string> PrefixOffences(string prefix, IEnumerable<string> tables)
        => tables.Where(t => !t.StartsWith(prefix, StringComparison.Ordinal)).Select(t => $"The table {t} does not begin with {prefix}.");
}
