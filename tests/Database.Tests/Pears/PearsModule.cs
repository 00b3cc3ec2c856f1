using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;

namespace Database.Tests.Pears;

[ModuleManifest("pears", "Pears", "Counts pears.", "pea_")]
internal sealed class PearsModule : PlatformModule
{
    public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("It is made for tests.");

    public override void ConfigureServices(ServiceConfigurationContext context) => context.AddModuleDbContext<PearsDbContext>();
}

internal sealed class PearsDbContext(DbContextOptions<PearsDbContext> options, ModuleDbContextServices services) : ModuleDbContext(options, services)
{
    protected override string TablePrefix => "pea_";

    public DbSet<Pear> Pears => Set<Pear>();

    protected override void ConfigureModel(ModelBuilder modelBuilder) => modelBuilder.Entity<Pear>();
}

internal sealed class Pear(Guid id) : AggregateRoot(id)
{
    public string Name { get; set; } = "";
}

internal sealed class PearSeed(PearsDbContext context, IGuidGenerator guids) : IDataSeedContributor
{
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (await context.Pears.AnyAsync(cancellationToken))
            return;
        context.Pears.Add(new Pear(guids.Create()) { Name = "Conference" });
        await context.SaveChangesAsync(cancellationToken);
    }
}
