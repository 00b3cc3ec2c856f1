using Database.Tests.Apples;
using Database.Tests.Pears;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Testing;

namespace Database.Tests;

public sealed class ModuleMigratorTests
{
    [Theory, EachDatabase]
    public async Task All_tables_are_made_once_and_a_second_run_changes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = Host(database);
        var said = new List<string>();

        (await Migrator(services).MigrateAsync(said.Add, default)).ShouldBeEmpty();
        // The kernel gets more with time; the two probes keep one each.
        said.ShouldContain(s => s.StartsWith("Kernel: applied ") && s.Contains(", up to "));
        said.ShouldContain(s => s.StartsWith("Apples: applied 1 migration, up to "));
        said.ShouldContain(s => s.StartsWith("Pears: applied 1 migration, up to "));

        said.Clear();
        (await Migrator(services).MigrateAsync(said.Add, default)).ShouldBeEmpty();
        said.ShouldBe(["The tables were up to date."]);

        (await Migrator(services).CloseBehindAsync(default)).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Rows_that_a_module_cannot_work_without_are_written_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = Host(database);
        await Migrator(services).MigrateAsync(_ => { }, default);
        await Migrator(services).MigrateAsync(_ => { }, default);

        await using var context = ModelRules.CreateContext<PearsDbContext>(database.Provider);
        (await context.Pears.SingleAsync()).Name.ShouldBe("Conference");
    }

    [Theory, EachDatabase]
    public async Task A_module_whose_migration_fails_is_closed_and_the_rest_run(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        // Somebody else's table stands where the module's should be.
        await using (var other = ModelRules.CreateContext<KernelDbContext>(database.Provider))
        {
            await other.Database.MigrateAsync();
            await other.Database.ExecuteSqlRawAsync("CREATE TABLE \"app_Apple\" (\"Number\" integer)");
        }

        await using var services = Host(database);
        var said = new List<string>();
        var failed = await Migrator(services).MigrateAsync(said.Add, default);

        failed.ShouldHaveSingleItem().Name.ShouldBe("apples");
        said.ShouldContain(s => s.StartsWith("Apples: its tables could not be brought up to date."));
        said.ShouldContain(s => s.StartsWith("Pears: applied 1 migration"));
        var switches = services.GetRequiredService<ModuleSwitches>();
        switches.HasFailed("apples").ShouldBeTrue();
        switches.HasFailed("pears").ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task A_host_that_may_not_change_tables_closes_what_is_behind(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using (var kernel = ModelRules.CreateContext<KernelDbContext>(database.Provider))
            await kernel.Database.MigrateAsync();

        await using var services = Host(database);
        var behind = await Migrator(services).CloseBehindAsync(default);

        behind.Select(b => b.Module).ShouldBe(["apples", "pears"]);
        services.GetRequiredService<ModuleSwitches>().HasFailed("pears").ShouldBeTrue();
    }

    [Fact]
    public async Task Without_the_kernels_tables_nothing_runs()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await File.WriteAllTextAsync(database.File, "This is no database, and it is long enough for SQLite to read and to say so itself.");
        await using var services = Host(database);
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => Migrator(services).MigrateAsync(_ => { }, default));
        refused.Message.ShouldStartWith("The kernel's tables could not be brought up to date: ");
    }

    private static ModuleMigrator Migrator(IServiceProvider services) => ActivatorUtilities.CreateInstance<ModuleMigrator>(services);

    private static ServiceProvider Host(TestDatabase database)
    {
        var catalogue = ModuleLoader.Load(new TypePlugInSource(typeof(KernelModule), typeof(ApplesModule), typeof(PearsModule)));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(database.Provider);
        services.AddPlatformKernel(catalogue, new ConfigurationBuilder().Build());
        return services.BuildServiceProvider();
    }
}
