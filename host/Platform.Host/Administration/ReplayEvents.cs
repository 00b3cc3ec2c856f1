using FluentValidation;
using MediatR;
using Platform.Kernel.Application;
using Platform.Kernel.EventBus;
using Platform.Kernel.EventBus.Transports;

namespace Platform.Host.Administration;

/// <summary>What telling a workstream the past again would mean. Null for a module that reads no events.</summary>
[RequiresPermission(HostPermissions.Events)]
internal sealed record PreviewReplay(string Consumer, DateOnly? From) : IQuery<ReplayPreview?>;

internal sealed class PreviewReplayHandler(DatabaseBuses buses) : IRequestHandler<PreviewReplay, ReplayPreview?>
{
    public Task<ReplayPreview?> Handle(PreviewReplay request, CancellationToken cancellationToken) => buses.PreviewReplayAsync(request.Consumer, request.From, cancellationToken);
}

/// <summary>Begins it; the platform goes on with it by itself. Not an <see cref="ICommand"/>: the event log has a transaction of its own.</summary>
[RequiresPermission(HostPermissions.Events)]
internal sealed record ReplayEvents(string Consumer, DateOnly? From, bool Rebuild, string? Reason) : IRequest<Result<long>>;

internal sealed class ReplayEventsValidator : AbstractValidator<ReplayEvents>
{
    public ReplayEventsValidator() => RuleFor(r => r.From).Null().When(r => r.Rebuild)
        .WithMessage("A rebuild tells everything that is kept. Leave the day empty, or choose to tell it again without emptying anything.");
}

internal sealed class ReplayEventsHandler(DatabaseBuses buses, IServiceProvider services) : IRequestHandler<ReplayEvents, Result<long>>
{
    public async Task<Result<long>> Handle(ReplayEvents request, CancellationToken cancellationToken)
    {
        if (request.Rebuild)
            return await buses.AdministerAsync(request.Consumer, services, events => events.RebuildAsync(request.Consumer, request.Reason, cancellationToken));
        var preview = await buses.PreviewReplayAsync(request.Consumer, request.From, cancellationToken);
        return await buses.AdministerAsync(request.Consumer, services, events => events.ReplayAsync(request.Consumer, preview?.FromPosition ?? 1, request.Reason, cancellationToken));
    }
}
