using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;

namespace Database.Tests.Apples;

[ModuleManifest("apples", "Apples", "Counts apples.", "app_")]
internal sealed class ApplesModule : PlatformModule
{
    public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("It is made for tests.");

    public override void ConfigureServices(ServiceConfigurationContext context) => context.AddModuleDbContext<ApplesDbContext>();
}

internal sealed class ApplesDbContext(DbContextOptions<ApplesDbContext> options, ModuleDbContextServices services) : ModuleDbContext(options, services)
{
    protected override string TablePrefix => "app_";

    public DbSet<Apple> Apples => Set<Apple>();

    protected override void ConfigureModel(ModelBuilder modelBuilder) => modelBuilder.Entity<Apple>(apple =>
    {
        apple.Property(a => a.Weight).HasPrecision(9, 2);
        apple.Property(a => a.Notes).HasMaxLength(-1);
        apple.OwnsMany(a => a.Bites, bite => bite.HasKey(b => b.Id));
        apple.HasIndex(a => a.Label).IsUnique().HasFilter("\"Label\" IS NOT NULL");
    });
}

internal enum Ripeness
{
    Green,
    Ripe,
}

internal sealed class Apple(Guid id) : AggregateRoot(id), IHasArea
{
    public string AreaCode { get; init; } = "E06000030";

    public string? Label { get; set; }

    public string? Notes { get; set; }

    public decimal Weight { get; set; }

    public DateOnly PickedOn { get; set; }

    public DateTime? WashedUtc { get; set; }

    public Ripeness Ripeness { get; set; }

    public bool IsRed { get; set; }

    public List<Bite> Bites { get; } = [];
}

internal sealed class Bite
{
    public Guid Id { get; init; }

    public int Size { get; init; }
}
