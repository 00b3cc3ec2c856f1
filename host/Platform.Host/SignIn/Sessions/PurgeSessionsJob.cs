using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Quartz;

namespace Platform.Host.SignIn.Sessions;

/// <summary>Sessions that began long ago tell where people worked from. The audit trail keeps that they signed in; the rest goes.</summary>
[DisallowConcurrentExecution]
internal sealed class PurgeSessionsJob(HostDbContext db, TimeProvider clock) : IJob
{
    private const int KeptDays = 90;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-KeptDays);
        await db.Sessions.Where(s => s.StartedUtc < before).ExecuteDeleteAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        await db.FailedAddresses.Where(f => f.UntilUtc < now).ExecuteDeleteAsync(cancellationToken);
        await db.LogoutTokens.Where(t => t.UntilUtc < now).ExecuteDeleteAsync(cancellationToken);
    }
}
