using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Escalation;
using Platform.Kernel.Security;
using Quartz;

namespace Platform.CaseManagement.Jobs;

/// <summary>Each night: the patterns that notices make, some children at a time in a scope of their own.</summary>
[DisallowConcurrentExecution]
internal sealed class RaisePromptsJob(IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Guid? after = null;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
            var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RaisePrompts(after), cancellationToken);
            after = result.Succeeded ? result.Value : null;
        }
        while (after is not null && !cancellationToken.IsCancellationRequested);
    }
}
