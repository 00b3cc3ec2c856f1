using Microsoft.EntityFrameworkCore;
using Platform.Contracts;
using Platform.Kernel.Data;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;

namespace Kernel.Tests.EventBus.Probes;

/// <summary>A ticket was moved on by one.</summary>
[EventName("probe-publisher.ticket-moved.v1")]
internal sealed record TicketMovedEto(Guid TicketId, int Number) : IEto;

/// <summary>A ticket was closed.</summary>
[EventName("probe-publisher.ticket-closed.v1")]
internal sealed record TicketClosedEto(Guid TicketId) : IEto;

[ModuleManifest("probe-publisher", "Probe publisher", "Publishes tickets.", "pub_")]
internal sealed class ProbePublisherModule : PlatformModule
{
    public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("It is made for tests.");
}

/// <summary>A record whose number says how many events it has published: the ledger that the log is held against.</summary>
internal sealed class Ticket : AggregateRoot
{
    private Ticket()
    {
    }

    public Ticket(Guid id) : base(id)
    {
    }

    public int Number { get; private set; }

    public bool IsClosed { get; private set; }

    public void Move() => AddDistributedEvent(new TicketMovedEto(Id, ++Number));

    public void Close()
    {
        IsClosed = true;
        AddDistributedEvent(new TicketClosedEto(Id));
    }
}

internal sealed class PublisherDbContext(DbContextOptions<PublisherDbContext> options, ModuleDbContextServices services) : ModuleDbContext(options, services)
{
    public DbSet<Ticket> Tickets => Set<Ticket>();

    protected override string TablePrefix => "pub_";

    protected override void ConfigureModel(ModelBuilder modelBuilder) => modelBuilder.Entity<Ticket>();
}
