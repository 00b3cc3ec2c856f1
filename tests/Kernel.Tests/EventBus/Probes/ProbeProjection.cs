using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;

namespace Kernel.Tests.EventBus.Probes;

/// <summary>A module with a read model: how far each ticket is, and what was counted; and one handler that acts.</summary>
[ModuleManifest("probe-projection", "Probe projection", "Counts what it is told.", "proj_")]
internal sealed class ProbeProjectionModule : PlatformModule
{
    public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("It is made for tests.");

    public override IReadOnlyList<Type> ReadModel => [typeof(TicketState), typeof(TicketCount)];
}

/// <summary>Depends on the order: the last event wins.</summary>
internal sealed class TicketState : IBuiltFromEvents
{
    public Guid Id { get; init; }

    public int Number { get; set; }

    public Guid MessageId { get; set; }
}

/// <summary>A row an event.</summary>
internal sealed class TicketCount : IBuiltFromEvents
{
    public Guid MessageId { get; init; }

    public int Number { get; init; }
}

/// <summary>What somebody has to look at: no read model.</summary>
internal sealed class TicketTask
{
    public Guid Id { get; init; }

    public Guid TicketId { get; init; }
}

internal sealed class ProjectionDbContext(DbContextOptions<ProjectionDbContext> options, ModuleDbContextServices services) : ModuleDbContext(options, services)
{
    public DbSet<TicketState> States => Set<TicketState>();

    public DbSet<TicketCount> Counts => Set<TicketCount>();

    public DbSet<TicketTask> Tasks => Set<TicketTask>();

    protected override string TablePrefix => "proj_";

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<TicketState>();
        modelBuilder.Entity<TicketCount>().HasKey(c => c.MessageId);
        modelBuilder.Entity<TicketTask>();
    }
}

internal sealed class ProjectionWhenTicketMoved(ProjectionDbContext db, EventContext told, ProbeBehaviour behaviour) : IProjectionHandler<TicketMovedEto>
{
    private static readonly ConcurrentDictionary<ProbeBehaviour, int> Most = new();

    public static int MostTogether(ProbeBehaviour behaviour) => Most.GetValueOrDefault(behaviour);

    public async Task HandleEventAsync(TicketMovedEto eventData, CancellationToken cancellationToken)
    {
        Most.AddOrUpdate(behaviour, told.ToldTogether.Count, (_, n) => Math.Max(n, told.ToldTogether.Count));
        await behaviour.Before("probe-projection", eventData, cancellationToken);
        var state = await db.States.FindAsync([eventData.TicketId], cancellationToken);
        if (state is null)
            db.States.Add(state = new TicketState { Id = eventData.TicketId });
        (state.Number, state.MessageId) = (eventData.Number, told.MessageId);
        if (await db.Counts.FindAsync([told.MessageId], cancellationToken) is null)
            db.Counts.Add(new TicketCount { MessageId = told.MessageId, Number = eventData.Number });
        behaviour.After("probe-projection", eventData);
    }
}

[OnceOnly("asks somebody to look at a closed ticket")]
internal sealed class ProjectionWhenTicketClosed(ProjectionDbContext db, IGuidGenerator guids) : IDistributedEventHandler<TicketClosedEto>
{
    public Task HandleEventAsync(TicketClosedEto eventData, CancellationToken cancellationToken)
    {
        db.Tasks.Add(new TicketTask { Id = guids.Create(), TicketId = eventData.TicketId });
        return Task.CompletedTask;
    }
}
