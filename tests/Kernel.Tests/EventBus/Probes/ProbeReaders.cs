using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;

namespace Kernel.Tests.EventBus.Probes;

[ModuleManifest("probe-reader", "Probe reader", "Keeps what it is told.", "read_")]
internal sealed class ProbeReaderModule : PlatformModule
{
    public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("It is made for tests.");
}

[ModuleManifest("probe-other", "Other probe", "Keeps what it is told, too.", "other_")]
internal sealed class ProbeOtherModule : PlatformModule
{
    public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("It is made for tests.");
}

[ModuleManifest("probe-actor", "Probe actor", "Acts on what happens from now on.", "act_", StartsAt = ReplayStart.Now)]
internal sealed class ProbeActorModule : PlatformModule
{
    public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("It is made for tests.");
}

/// <summary>One event as a handler was told it.</summary>
internal sealed class Reading
{
    public Guid Id { get; init; }

    public Guid MessageId { get; init; }

    public long Position { get; init; }

    public required string Event { get; init; }

    public Guid TicketId { get; init; }

    public int Number { get; init; }

    /// <summary>The number that should have come: anything else is a loss, a repetition or a wrong order.</summary>
    public int Expected { get; init; }

    public bool IsReplay { get; init; }
}

/// <summary>How far a reader has followed a ticket.</summary>
internal sealed class TicketCopy
{
    public Guid Id { get; init; }

    public int Number { get; set; }
}

internal abstract class ReadingsDbContext(DbContextOptions options, ModuleDbContextServices services) : ModuleDbContext(options, services)
{
    public DbSet<Reading> Readings => Set<Reading>();

    public DbSet<TicketCopy> Copies => Set<TicketCopy>();

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Reading>();
        modelBuilder.Entity<TicketCopy>();
    }
}

internal sealed class ReaderDbContext(DbContextOptions<ReaderDbContext> options, ModuleDbContextServices services) : ReadingsDbContext(options, services)
{
    protected override string TablePrefix => "read_";
}

internal sealed class OtherDbContext(DbContextOptions<OtherDbContext> options, ModuleDbContextServices services) : ReadingsDbContext(options, services)
{
    protected override string TablePrefix => "other_";
}

internal sealed class ActorDbContext(DbContextOptions<ActorDbContext> options, ModuleDbContextServices services) : ReadingsDbContext(options, services)
{
    protected override string TablePrefix => "act_";
}

/// <summary>What the probes' handlers do beside reading; a test sets it.</summary>
internal sealed class ProbeBehaviour
{
    /// <summary>Called before the effect, with the consumer's name; may throw.</summary>
    public Func<string, TicketMovedEto, CancellationToken, Task> Before { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>Called after the effect was added, still within the transaction; may throw.</summary>
    public Action<string, TicketMovedEto> After { get; set; } = (_, _) => { };

    /// <summary>How often each consumer's handler was called, with failures.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = new();

    public void FailOn(string consumer, Func<TicketMovedEto, bool> which, string message = "The probe was told to fail.")
        => After = (c, e) =>
        {
            if (c == consumer && which(e))
                throw new InvalidOperationException(message);
        };
}

internal sealed class ReadingRecorder(IGuidGenerator guids, EventContext told, ProbeBehaviour behaviour)
{
    private static readonly Lock Door = new();
    private static Guid last;

    public async Task MovedAsync(string consumer, ReadingsDbContext context, TicketMovedEto moved, CancellationToken cancellationToken)
    {
        behaviour.Calls.AddOrUpdate(consumer, 1, (_, n) => n + 1);
        await behaviour.Before(consumer, moved, cancellationToken);
        var copy = await context.Copies.FindAsync([moved.TicketId], cancellationToken);
        if (copy is null)
            context.Copies.Add(copy = new TicketCopy { Id = moved.TicketId });
        Add(context, nameof(TicketMovedEto), moved.TicketId, moved.Number, copy.Number + 1);
        copy.Number = moved.Number;
        behaviour.After(consumer, moved);
    }

    public void Closed(ReadingsDbContext context, TicketClosedEto closed) => Add(context, nameof(TicketClosedEto), closed.TicketId, 0, 0);

    private void Add(ReadingsDbContext context, string name, Guid ticket, int number, int expected) => context.Readings.Add(new Reading
    {
        Id = NextId(), MessageId = told.MessageId, Position = told.Position, Event = name, TicketId = ticket, Number = number, Expected = expected, IsReplay = told.IsReplay,
    });

    /// <summary>Later than the last one: events that share a transaction are read within a millisecond, and tests ask for their order.</summary>
    private Guid NextId()
    {
        lock (Door)
        {
            var id = guids.Create();
            while (id.CompareTo(last) <= 0)
                id = guids.Create();
            return last = id;
        }
    }
}

internal sealed class ReaderWhenTicketMoved(ReaderDbContext context, ReadingRecorder recorder) : IDistributedEventHandler<TicketMovedEto>
{
    public Task HandleEventAsync(TicketMovedEto eventData, CancellationToken cancellationToken)
        => recorder.MovedAsync("probe-reader", context, eventData, cancellationToken);
}

internal sealed class ReaderWhenTicketClosed(ReaderDbContext context, ReadingRecorder recorder) : IDistributedEventHandler<TicketClosedEto>
{
    public Task HandleEventAsync(TicketClosedEto eventData, CancellationToken cancellationToken)
    {
        recorder.Closed(context, eventData);
        return Task.CompletedTask;
    }
}

internal sealed class OtherWhenTicketMoved(OtherDbContext context, ReadingRecorder recorder) : IDistributedEventHandler<TicketMovedEto>
{
    public Task HandleEventAsync(TicketMovedEto eventData, CancellationToken cancellationToken)
        => recorder.MovedAsync("probe-other", context, eventData, cancellationToken);
}

internal sealed class ActorWhenTicketMoved(ActorDbContext context, ReadingRecorder recorder) : IDistributedEventHandler<TicketMovedEto>
{
    public Task HandleEventAsync(TicketMovedEto eventData, CancellationToken cancellationToken)
        => recorder.MovedAsync("probe-actor", context, eventData, cancellationToken);
}

/// <summary>An event of no module that is loaded.</summary>
[EventName("probe-absent.something-happened.v1")]
internal sealed record SomethingHappenedEto(Guid Id) : IEto;
