using Microsoft.Extensions.Logging;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>
/// What nodes call to one another through the database, so that a commit on one is handled on another at once. A call is a hint:
/// one that is lost costs the time until the next poll. It says nothing but who calls and which modules are meant.
/// </summary>
internal sealed class NodeCalls(IDatabaseProvider database, BusNodes nodes, ILogger<NodeCalls> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private volatile bool isHearing;

    /// <summary>Calls arrive here; otherwise this node has to look by itself.</summary>
    public bool IsHearing => isHearing;

    /// <summary>Events were committed here, and another node gives positions.</summary>
    public Task CommittedAsync(CancellationToken cancellationToken) => CallAsync("committed", "", cancellationToken);

    /// <summary>Events were copied into the inboxes of these modules.</summary>
    public Task CopiedAsync(IEnumerable<string> consumers, CancellationToken cancellationToken) => CallAsync("copied", string.Join(',', consumers), cancellationToken);

    /// <summary>A node came or is about to go.</summary>
    public Task NodesChangedAsync(CancellationToken cancellationToken) => CallAsync("nodes", "", cancellationToken);

    /// <summary>Hears until the process stops.</summary>
    public async Task HearAsync(Action committed, Action<IReadOnlyList<string>> copied, Action nodesChanged, CancellationToken stoppingToken)
    {
        while (database.CanCallNodes && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await database.HearNodesAsync(() => isHearing = true, Heard, stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // Polling goes on beside this; the next try may find the database back.
#pragma warning disable CA1031
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (!database.IsTransient(e))
                    BusLog.CannotHear(logger, e);
            }

            isHearing = false;
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        void Heard(string call)
        {
            var parts = call.Split(' ', 3);
            if (parts.Length < 2 || parts[1] == nodes.Id.ToString())
                return;
            switch (parts[0])
            {
                case "committed": committed(); break;
                case "copied": copied(parts.Length > 2 ? parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries) : []); break;
                case "nodes": nodesChanged(); break;
                default: break;
            }
        }
    }

    private Task CallAsync(string what, string whom, CancellationToken cancellationToken)
        => database.CanCallNodes && !nodes.View.IsAlone ? database.CallNodesAsync($"{what} {nodes.Id} {whom}", cancellationToken) : Task.CompletedTask;
}
