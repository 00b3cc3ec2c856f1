using MediatR;
using Platform.Kernel.Application;
using Platform.Kernel.EventBus;

namespace Platform.Host.Administration;

/// <summary>Every event that the workstreams publish, with what it says, who hears it and how long it is kept.</summary>
[RequiresPermission(HostPermissions.Events, HostPermissions.EventsKept)]
internal sealed record BrowseEvents : IQuery<IReadOnlyList<EventEntry>>;

/// <summary>An event with how long it is kept.</summary>
internal sealed record EventEntry(CataloguedEvent Event, int KeptDays, bool IsSet);

internal sealed class BrowseEventsHandler(EventCatalogue catalogue, EventRetention retention) : IRequestHandler<BrowseEvents, IReadOnlyList<EventEntry>>
{
    public async Task<IReadOnlyList<EventEntry>> Handle(BrowseEvents request, CancellationToken cancellationToken)
    {
        var kept = await retention.GetAsync(cancellationToken);
        return [.. catalogue.Events.Select(e => new EventEntry(e, kept.GetValueOrDefault(e.Name, retention.Default), kept.ContainsKey(e.Name)))];
    }
}

/// <summary>Sets for how many days events of a name are kept. Not an <see cref="ICommand"/>: settings are saved by the kernel.</summary>
[RequiresPermission(HostPermissions.EventsKept)]
internal sealed record KeepEvent(string Name, int Days) : IRequest<Result>;

internal sealed class KeepEventHandler(EventCatalogue catalogue, EventRetention retention) : IRequestHandler<KeepEvent, Result>
{
    public async Task<Result> Handle(KeepEvent request, CancellationToken cancellationToken)
        => catalogue.Find(request.Name) is null ? Result.NotFound() : await retention.SetAsync(request.Name, request.Days, cancellationToken);
}
