using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;

namespace Benchmarks.Events;

/// <summary>The smallest module that publishes and handles: one row and one event a change, one row an event.</summary>
[DependsOn(typeof(KernelModule))]
[ModuleManifest("bench", "Benchmark", "Publishes events and handles them, to be measured.", "bench_")]
public sealed class BenchModule : PlatformModule
{
    public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("It is made for tests.");

    public override void ConfigureServices(ServiceConfigurationContext context)
    {
        context.AddModuleDbContext<BenchDbContext>();
        context.Services.AddSingleton<HandlerPace>();
    }
}

[EventName("bench.item-added.v1")]
internal sealed record ItemAddedEto(Guid ItemId, int Number, DateOnly AddedOn, string AreaCode) : IEto;

internal sealed class Item : AggregateRoot
{
    private Item()
    {
    }

    public Item(Guid id, int stream, int number) : base(id)
    {
        Stream = stream;
        Number = number;
        AddDistributedEvent(new ItemAddedEto(id, number, new DateOnly(2025, 6, 1), "E06000030"));
    }

    public int Stream { get; private set; }

    public int Number { get; private set; }

    protected internal override string StreamKey => KeyOf(Stream);

    public static string KeyOf(int stream) => $"bench/{stream}";
}

internal sealed class Received(Guid id, Guid itemId, int number, DateTime occurredUtc)
{
    public Guid Id { get; private set; } = id;

    public Guid ItemId { get; private set; } = itemId;

    public int Number { get; private set; } = number;

    public DateTime OccurredUtc { get; private set; } = occurredUtc;
}

internal sealed class BenchDbContext(DbContextOptions<BenchDbContext> options, ModuleDbContextServices services) : ModuleDbContext(options, services)
{
    public DbSet<Item> Items => Set<Item>();

    public DbSet<Received> Received => Set<Received>();

    protected override string TablePrefix => "bench_";

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Item>();
        modelBuilder.Entity<Received>();
    }
}

/// <summary>How long a handler waits beside what it writes: for statements of its own, as a real one does.</summary>
internal sealed class HandlerPace
{
    public TimeSpan Wait { get; set; }
}

internal sealed class WhenItemAdded(BenchDbContext db, IGuidGenerator guids, EventContext context, HandlerPace pace) : IDistributedEventHandler<ItemAddedEto>
{
    public async Task HandleEventAsync(ItemAddedEto eventData, CancellationToken cancellationToken)
    {
        if (pace.Wait > TimeSpan.Zero)
            await Task.Delay(pace.Wait, cancellationToken);
        db.Received.Add(new Received(guids.Create(), eventData.ItemId, eventData.Number, context.OccurredUtc));
    }
}
