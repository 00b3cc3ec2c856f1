using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Cohorts;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Web;

namespace Platform.FocusedDeterrence.Contributions;

/// <summary>Nominations that wait for the panel, members who wait for an offer, and offers that wait for an answer.</summary>
internal sealed class NominationWork(FocusedDeterrenceDbContext db) : IWorkContributor
{
    public string RequiredPermission => FocusedDeterrencePermissions.Decide;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var rows = await db.Nominations.AsNoTracking().Where(n => n.NextStep != MemberStep.None)
            .OrderBy(n => n.NextStepBy).ThenBy(n => n.Id).Take(limit)
            .Select(n => new { n.Id, n.NextStep, n.NextStepBy, n.ChildId }).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(n => new WorkItem(n.NextStep.ToWords(), NominationPanel.Url(n.Id), n.NextStepBy, n.ChildId))];
    }
}

/// <summary>Cohorts that are to be looked at again.</summary>
internal sealed class CohortReviewWork(FocusedDeterrenceDbContext db) : IWorkContributor
{
    public string RequiredPermission => FocusedDeterrencePermissions.ManageCohorts;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var rows = await db.Cohorts.AsNoTracking().Where(c => c.Status == CohortStatus.Open)
            .OrderBy(c => c.ReviewBy).ThenBy(c => c.Id).Take(limit)
            .Select(c => new { c.Id, c.Name, c.ReviewBy }).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(c => new WorkItem($"Review the cohort {c.Name}", $"/focused-deterrence/cohorts/{c.Id}", c.ReviewBy))];
    }
}
