using Platform.Kernel.EventBus.Transports;
using Quartz;

namespace Platform.Host.Jobs;

/// <summary>Each night: takes away kept events that are past their time and that nobody needs any more.</summary>
[DisallowConcurrentExecution]
internal sealed class PurgeEventLogJob(DatabaseBuses buses) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        => await buses.PurgeAsync(cancellationToken);
}
