using MediatR;
using Platform.CaseManagement.Matching;
using Quartz;

namespace Platform.CaseManagement.Jobs;

/// <summary>Each night: what agreement counts, learned from the register as it stands.</summary>
[DisallowConcurrentExecution]
internal sealed class LearnMatchWeightsJob(IMediator mediator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await mediator.Send(new LearnMatchWeights(), cancellationToken);
}
