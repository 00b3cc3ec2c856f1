using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Host.Administration;
using Platform.Host.Transports;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.EventBus.Transports;
using Platform.Kernel.Modularity;

namespace Platform.Host.Pages.Administration;

internal sealed class EventsModel(IMediator mediator, ModuleCatalogue modules) : PageModel
{
    public EventLogView? Log { get; private set; }

    public string? NextUrl { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? Consumer { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? BeforeConsumer { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Log = await mediator.Send(new GetEventLog(Consumer, Before is { } position ? new FailedEventKey(position, BeforeConsumer ?? "") : null), cancellationToken);
        if (Log.Failed.Count == GetEventLogHandler.PageSize)
            NextUrl = $"/administration/events?before={Log.Failed[^1].Position}&beforeConsumer={Uri.EscapeDataString(Log.Failed[^1].Consumer)}#parked";
    }

    public string NameOf(string module) => module.StartsWith(DirectBridge.NamePrefix, StringComparison.Ordinal)
        ? $"Bridge to {(module[DirectBridge.NamePrefix.Length..] is var to && to == PlatformDatabase.PlatformName ? "the platform's database" : $"the database of {NameOf(to)}")}"
        : module == RabbitMqSender.ReaderName ? "To other hosts, by RabbitMQ"
        : modules.Find(module) is { } known ? known.IsWorkstream ? known.DisplayName : "The platform itself"
        : module;

    /// <summary>Workstreams have databases of their own, so the page says who reads in which.</summary>
    public bool HasSeveralDatabases => Log!.Consumers.Select(c => c.Database).Distinct().Count() > 1;

    public string DatabaseOf(ConsumerStatus consumer) => consumer.Database == PlatformDatabase.PlatformName ? "The platform's" : $"Of {NameOf(consumer.Database)}";

    public bool IsInstalled(string module) => modules.Find(module) is not null;

    public static string ReplayText(ReplayRun run) => run.Phase switch
    {
        ReplayPhase.Emptying => "What it built from events is being emptied",
        ReplayPhase.Telling when run.IsRebuild => $"Being rebuilt: {run.Percent}%. Its pages say so",
        ReplayPhase.Telling => $"Being told{(run.IsFirst ? " for the first time" : "")}: {run.Percent}%",
        _ => run.IsRebuild ? "Rebuilt" : run.IsFirst ? "Told when it was installed" : "Told",
    };

    /// <summary>Its workstreams; a version where another node has another.</summary>
    public string WorkstreamsOf(NodeStatus node) => string.Join(", ", node.Modules
        .Where(m => modules.Find(m.Key) is not { IsWorkstream: false })
        .OrderBy(m => m.Key, StringComparer.Ordinal)
        .Select(m => Log!.Nodes.Any(n => n.Modules.TryGetValue(m.Key, out var other) && other != m.Value) ? $"{NameOf(m.Key)} {m.Value.ToString(3)}" : NameOf(m.Key)));

    public static string StateText(ConsumerState state) => state switch
    {
        ConsumerState.Active => "Reads",
        ConsumerState.Disabled => "Switched off: events wait",
        ConsumerState.Missing => "Not installed: events wait",
        _ => "Retired",
    };
}
