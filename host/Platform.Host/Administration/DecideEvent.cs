using MediatR;
using Platform.Kernel.Application;
using Platform.Kernel.EventBus;
using Platform.Kernel.EventBus.Transports;

namespace Platform.Host.Administration;

/// <summary>Retries or skips a parked event. Not an <see cref="ICommand"/>: the event log has a transaction of its own.</summary>
[RequiresPermission(HostPermissions.Events)]
internal sealed record DecideEvent(string Consumer, long Position, bool Skip, string? Reason) : IRequest<Result>;

internal sealed class DecideEventHandler(DatabaseBuses buses, IServiceProvider services) : IRequestHandler<DecideEvent, Result>
{
    public Task<Result> Handle(DecideEvent request, CancellationToken cancellationToken) => buses.AdministerAsync(request.Consumer, services, events => request.Skip
        ? events.SkipAsync(request.Consumer, request.Position, request.Reason, cancellationToken)
        : events.RetryAsync(request.Consumer, request.Position, request.Reason, cancellationToken));
}

/// <summary>How every module stands in the event log, and what is parked.</summary>
[RequiresPermission(HostPermissions.Events)]
internal sealed record GetEventLog(string? Consumer, FailedEventKey? Before) : IQuery<EventLogView>;

internal sealed record EventLogView(
    IReadOnlyList<ConsumerStatus> Consumers, IReadOnlyList<PublisherStatus> Publishers, IReadOnlyList<NodeStatus> Nodes, IReadOnlyList<FailedEvent> Failed, IReadOnlyList<ReplayRun> Replays);

internal sealed class GetEventLogHandler(EventLogStatus status, DatabaseBuses buses) : IRequestHandler<GetEventLog, EventLogView>
{
    public const int PageSize = 25;

    public async Task<EventLogView> Handle(GetEventLog request, CancellationToken cancellationToken) => new(
        await buses.GetConsumersAsync(cancellationToken),
        await status.GetPublishersAsync(cancellationToken),
        await buses.GetNodesAsync(cancellationToken),
        await buses.GetFailedAsync(request.Consumer, request.Before, PageSize, cancellationToken),
        await buses.GetReplaysAsync(cancellationToken));
}
