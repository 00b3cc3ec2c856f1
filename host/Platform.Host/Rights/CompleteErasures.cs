using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Rights;
using Quartz;

namespace Platform.Host.Rights;

/// <summary>Ends what people decided and every workstream has confirmed. It starts nothing: nothing is deleted by a timer.</summary>
internal sealed class CompleteErasures(ErasureRequests erasures, HostDbContext db, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // The register first: it must not name anybody once the rest is gone, and the next run makes good what a stop left.
        foreach (var request in await db.RightsRequests.Where(r => r.Status == RightsStatus.Erasing && r.ErasureId != null).ToListAsync(cancellationToken))
        {
            var erasure = await erasures.GetAsync(request.ErasureId!.Value, cancellationToken);
            if (erasure is null || erasure.Modules.Any(m => m.ConfirmedUtc is null))
                continue;
            var personId = request.PersonId;
            await db.RedactionDecisions.Where(d => db.RightsRequests.Any(r => r.Id == d.RequestId && r.PersonId == personId)).ExecuteDeleteAsync(cancellationToken);
            await db.KeptLonger.Where(k => k.PersonId == personId).ExecuteDeleteAsync(cancellationToken);
            await db.LegalHolds.Where(h => h.PersonId == personId).ExecuteDeleteAsync(cancellationToken);
            foreach (var same in await db.RightsRequests.Where(r => r.PersonId == personId).ToListAsync(cancellationToken))
                same.Erased(clock.UtcToday());
            await db.SaveChangesAsync(cancellationToken);
        }

        await erasures.CompleteAsync(cancellationToken);
    }
}

/// <summary>Each minute.</summary>
[DisallowConcurrentExecution]
internal sealed class CompleteErasuresJob(CompleteErasures complete) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await complete.RunAsync(cancellationToken);
}
