using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Modularity;
using Platform.Kernel.Rights;

namespace Host.Tests.Events;

/// <summary>A module of the tests: it hears of children, and cannot bear one of them until it is mended.</summary>
[DependsOn(typeof(KernelModule))]
[ModuleManifest("probe", "Probe", "Hears of children in tests.", "probe_")]
public sealed class ProbeModule : PlatformModule
{
    public override PersonalDataMap PersonalData { get; } = PersonalDataMap.NobodyBecause("It is made for tests.");

    /// <inheritdoc />
    public override void ConfigureServices(ServiceConfigurationContext context)
    {
        context.AddModuleDbContext<ProbeDbContext>();
        context.Services.AddSingleton<ProbeState>();
    }
}

internal sealed class ProbeDbContext(DbContextOptions<ProbeDbContext> options, ModuleDbContextServices services) : ModuleDbContext(options, services)
{
    protected override string TablePrefix => "probe_";

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        // It keeps nothing; the inbox alone says what it handled.
    }
}

/// <summary>What happened to a child, for tests.</summary>
[EventName("probe.child-seen.v1")]
public sealed record ChildSeenEto(Guid ChildId, int Number) : IEto;

internal sealed class ProbeState
{
    public Guid? Unbearable { get; set; }

    public List<ChildSeenEto> Handled { get; } = [];
}

internal sealed class WhenChildSeen(ProbeState state) : IDistributedEventHandler<ChildSeenEto>
{
    public Task HandleEventAsync(ChildSeenEto eventData, CancellationToken cancellationToken)
    {
        if (eventData.ChildId == state.Unbearable)
            throw new InvalidOperationException("This one cannot be handled.");
        state.Handled.Add(eventData);
        return Task.CompletedTask;
    }
}
