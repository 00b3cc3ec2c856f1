using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Testing;

namespace Database.Tests;

/// <summary>The modules that lie beside the built host, whichever they are.</summary>
public sealed class EveryModuleTests
{
    private static readonly ModuleCatalogue Catalogue = ModuleLoader.Load(
        new TypePlugInSource(typeof(KernelModule), typeof(HostModule)), new FolderPlugInSource(new PlugInCatalog(HostOutput.ModulesPath)));

    public static TheoryData<string> Names => [.. Catalogue.Modules.Where(m => ContextOf(m) is not null).Select(m => m.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Its_model_keeps_the_rules_and_its_migrations_are_complete(string module)
        => ModelRules.Offences(ContextOf(Catalogue.Find(module)!)!).ShouldBeEmpty();

    [Theory, MemberData(nameof(Names))]
    public void Each_of_its_tables_begins_with_its_prefix(string module)
    {
        var descriptor = Catalogue.Find(module)!;
        using var context = ModelRules.CreateContext(ContextOf(descriptor)!, ModelRules.OfflineProviders[0]);
        TablesOf(context).ShouldAllBe(table => table.StartsWith(descriptor.Manifest.TablePrefix, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void SQL_Server_has_a_script_for_all_its_tables(string module)
    {
        using var context = ModelRules.CreateContext(ContextOf(Catalogue.Find(module)!)!, ModelRules.OfflineProviders.Single(p => p.Name == "SqlServer"));
        var script = context.GetService<IMigrator>().GenerateScript();
        foreach (var table in TablesOf(context))
            script.ShouldContain($"CREATE TABLE [{table}]");
        script.ShouldNotContain(" TEXT ", Case.Sensitive);
    }

    [Theory, EachDatabase]
    public async Task The_migrator_makes_the_tables_of_all_of_them(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var host = await PlatformHost.StartAsync(kind, options =>
        {
            options.WithAllModules();
            options.Database = database;
        });
        var behind = await host.InScopeAsync(services => services.GetRequiredService<ModuleMigrator>().CloseBehindAsync(default));
        behind.ShouldBeEmpty();
        foreach (var module in Catalogue.Workstreams)
            host.Services.GetRequiredService<ModuleSwitches>().HasFailed(module.Name).ShouldBeFalse(module.Name);
    }

    private static List<string> TablesOf(DbContext context)
        => context.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(e => !e.IsTableExcludedFromMigrations())
            .Select(e => e.GetTableName()).OfType<string>().Distinct().ToList();

    private static Type? ContextOf(ModuleDescriptor module)
        => module.Assembly == typeof(ModuleDbContext).Assembly ? null : module.Assembly.GetTypes().SingleOrDefault(t => !t.IsAbstract && t.IsSubclassOf(typeof(ModuleDbContext)));
}
