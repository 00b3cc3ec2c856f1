using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Says regularly that this node is there, reads who else is, and so shares the work. A share saves nodes from racing for the same
/// rows; nothing is unsafe without one, so a clock that is off by seconds does no harm.
/// </summary>
internal sealed class BusNodes(
    IServiceScopeFactory scopes, EventRegistry registry, NodeIdentity identity, IOptions<EventBusOptions> options, TimeProvider timeProvider, ILogger<BusNodes> logger)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(7);
    private static readonly DateTime ProcessStartedUtc = Process.GetCurrentProcess().StartTime.ToUniversalTime();

    private volatile NodeView view = NodeView.Nobody;
    private DateTime untilUtc;
    private DateTime renewAfterUtc;
    private DateTime readAfterUtc;

    /// <summary>This process.</summary>
    public Guid Id => identity.Id;

    /// <summary>Who does what. Without a lease in force: nobody, because others have taken over.</summary>
    public NodeView View => !options.Value.UseLeases ? NodeView.Unshared : Now() < untilUtc ? view : NodeView.Nobody;

    // A quarter of the lease is left for the others to notice, so that they go on within it.
    private TimeSpan Notice => options.Value.Lease / 4;

    /// <summary>Looks again at the next round: somebody said that the nodes have changed.</summary>
    public void Forget() => readAfterUtc = default;

    /// <summary>Renews this node's lease and reads the others when it is time.</summary>
    /// <returns>True when somebody came or went.</returns>
    public async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        var now = Now();
        if (!options.Value.UseLeases || now < readAfterUtc && now < renewAfterUtc)
            return false;

        await using var scope = scopes.CreateAsyncScope();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        if (now >= renewAfterUtc)
        {
            var until = now + options.Value.Lease - Notice;
            var renewed = await kernel.Nodes
                .Where(n => n.Id == Id)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.SeenUtc, now).SetProperty(n => n.UntilUtc, until), cancellationToken)
                .ConfigureAwait(false);
            if (renewed == 0)
                await EnterAsync(kernel, now, until, cancellationToken).ConfigureAwait(false);
            untilUtc = until;
            renewAfterUtc = now + options.Value.Lease / 4;
        }

        var alive = await AliveAsync(kernel, now, cancellationToken).ConfigureAwait(false);
        var before = view.Alive;
        view = new NodeView(Id, alive);
        readAfterUtc = now + (options.Value.PollInterval < Notice ? options.Value.PollInterval : Notice / 2);
        if (before.SequenceEqual(view.Alive))
            return false;
        BusLog.NodesChanged(logger, options.Value.NodeName, view.Alive.Count);
        return true;
    }

    /// <summary>Lets the others go on at once when this node stops.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.UseLeases)
            return;
        view = NodeView.Nobody;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KernelDbContext>().Nodes.Where(n => n.Id == Id).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    public static Task<List<Node>> AliveAsync(KernelDbContext kernel, DateTime now, CancellationToken cancellationToken)
        => kernel.Nodes.AsNoTracking().Where(n => n.UntilUtc > now).ToListAsync(cancellationToken);

    private async Task EnterAsync(KernelDbContext kernel, DateTime now, DateTime until, CancellationToken cancellationToken)
    {
        // A process of this machine that is gone left its row: after a crash nobody has to wait for its lease. Others are forgotten in time.
        var old = await kernel.Nodes.AsNoTracking().Where(n => n.Machine == Environment.MachineName || n.UntilUtc < now - Forgotten).ToListAsync(cancellationToken).ConfigureAwait(false);
        var gone = old.Where(n => n.UntilUtc < now - Forgotten || !IsRunning(n)).Select(n => n.Id).ToList();
        if (gone.Count > 0)
            await kernel.Nodes.Where(n => gone.Contains(n.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);

        kernel.Nodes.Add(new Node
        {
            Id = Id,
            Name = options.Value.NodeName,
            Machine = Environment.MachineName,
            ProcessId = Environment.ProcessId,
            StartedUtc = now,
            SeenUtc = now,
            UntilUtc = until,
            Modules = Node.WriteModules(registry.Modules.Select(m => KeyValuePair.Create(m.Name, m.Version))),
        });
        await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    private static bool IsRunning(Node node)
    {
        // In a container every process has the same number; then it is the start that tells.
        if (node.ProcessId == Environment.ProcessId)
            return node.StartedUtc >= ProcessStartedUtc.AddSeconds(-1);
        try
        {
            using var process = Process.GetProcessById(node.ProcessId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private DateTime Now() => UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime);
}

/// <summary>This process, as it is known in every database that it works on.</summary>
internal sealed class NodeIdentity
{
    /// <summary>New with each start of the process.</summary>
    public Guid Id { get; } = Guid.CreateVersion7();
}
