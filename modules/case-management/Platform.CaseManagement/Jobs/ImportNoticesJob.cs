using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Notices.Import;
using Platform.Kernel.Security;
using Quartz;

namespace Platform.CaseManagement.Jobs;

/// <summary>
/// Carries out imports that somebody has confirmed, the oldest first, a part in a scope of its own, so that memory does not
/// grow with the file. Stopped or killed, it goes on at the cursor the next time.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class ImportNoticesJob(IServiceScopeFactory scopes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
            var db = scope.ServiceProvider.GetRequiredService<CaseManagementDbContext>();
            var next = await db.Imports.Where(i => i.Status == ImportStatus.Importing).OrderBy(i => i.CreatedUtc).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancellationToken);
            if (next is null)
                return;
            var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ImportNextRows(next.Value), cancellationToken);
            // Another node was quicker with this part: leave the rest to it.
            if (!result.Succeeded)
                return;
        }
    }
}
