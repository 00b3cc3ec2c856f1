using Microsoft.EntityFrameworkCore;
using Platform.Contracts;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;

namespace Host.Tests.Faults;

/// <summary>A module of the tests that counts, publishes each count, and enters what it hears into a ledger.</summary>
[DependsOn(typeof(KernelModule))]
[ModuleManifest("ledger", "Ledger", "Counts, and holds the counts against what it hears.", "ledger_")]
public sealed class LedgerModule : PlatformModule
{
    public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("It is made for tests.");

    public override void ConfigureServices(ServiceConfigurationContext context) => context.AddModuleDbContext<LedgerDbContext>();
}

[EventName("ledger.counted.v1")]
internal sealed record CountedEto(Guid TallyId, int Number) : IEto;

/// <summary>A stream: its number says how many events it has published.</summary>
internal sealed class Tally : AggregateRoot
{
    private Tally()
    {
    }

    public Tally(Guid id) : base(id)
    {
    }

    public int Number { get; private set; }

    public void Count() => AddDistributedEvent(new CountedEto(Id, ++Number));
}

/// <summary>What was heard of a tally, and what should have been: anything else is a loss, a repetition or a wrong order.</summary>
internal sealed class LedgerEntry
{
    public Guid Id { get; init; }

    public Guid TallyId { get; init; }

    public int Number { get; init; }

    public int Expected { get; init; }

    public required string Node { get; init; }
}

internal sealed class HeardOf
{
    public Guid Id { get; init; }

    public int Number { get; set; }
}

internal sealed class LedgerDbContext(DbContextOptions<LedgerDbContext> options, ModuleDbContextServices services) : ModuleDbContext(options, services)
{
    public DbSet<Tally> Tallies => Set<Tally>();

    public DbSet<LedgerEntry> Entries => Set<LedgerEntry>();

    public DbSet<HeardOf> Heard => Set<HeardOf>();

    protected override string TablePrefix => "ledger_";

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Tally>();
        modelBuilder.Entity<LedgerEntry>();
        modelBuilder.Entity<HeardOf>();
    }
}

internal sealed class WhenCounted(LedgerDbContext db, IGuidGenerator guids, Microsoft.Extensions.Options.IOptions<EventBusOptions> node) : IDistributedEventHandler<CountedEto>
{
    public async Task HandleEventAsync(CountedEto eventData, CancellationToken cancellationToken)
    {
        var heard = await db.Heard.FindAsync([eventData.TallyId], cancellationToken);
        if (heard is null)
            db.Heard.Add(heard = new HeardOf { Id = eventData.TallyId });
        db.Entries.Add(new LedgerEntry { Id = guids.Create(), TallyId = eventData.TallyId, Number = eventData.Number, Expected = heard.Number + 1, Node = node.Value.NodeName });
        heard.Number = eventData.Number;
    }
}
