using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.KnifeCrime.Data;
using Platform.KnifeCrime.Interventions;

namespace Platform.KnifeCrime.Contributions;

/// <summary>Requests that wait for a decision, for those who decide.</summary>
internal sealed class DecisionWork(KnifeCrimeDbContext db) : IWorkContributor
{
    public string RequiredPermission => KnifeCrimePermissions.Decide;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
        => await db.Interventions.AsNoTracking().Where(i => i.NextStep == NextStep.Decide).ToWorkAsync(limit, cancellationToken).ConfigureAwait(false);
}

/// <summary>The next step with each child, for the worker who took it on, and for everybody where nobody did by name.</summary>
internal sealed class DeliveryWork(KnifeCrimeDbContext db, ICurrentUser currentUser) : IWorkContributor
{
    public string RequiredPermission => KnifeCrimePermissions.Deliver;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
        => await db.Interventions.AsNoTracking()
            .Where(i => i.NextStep != NextStep.None && i.NextStep != NextStep.Decide && (i.WorkerId == null || currentUser.WorksFor.Contains(i.WorkerId.Value)))
            .ToWorkAsync(limit, cancellationToken).ConfigureAwait(false);
}

internal static class WorkQuery
{
    public static async Task<IReadOnlyList<WorkItem>> ToWorkAsync(this IQueryable<Intervention> waiting, int limit, CancellationToken cancellationToken)
    {
        var rows = await waiting.OrderBy(i => i.NextStepBy).ThenBy(i => i.Id).Take(limit)
            .Select(i => new { i.Id, i.NextStep, i.NextStepBy, i.ChildId }).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(i => new WorkItem(i.NextStep.ToWords(), InterventionPanel.Url(i.Id), i.NextStepBy, i.ChildId))];
    }
}
