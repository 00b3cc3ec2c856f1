using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Escalation;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Contributions;

/// <summary>Plans that the current person still has to agree with a child.</summary>
internal sealed class PlansDue(CaseManagementDbContext db, ICurrentUser user) : IWorkContributor
{
    public string RequiredPermission => CaseManagementPermissions.WritePlans;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var due = await db.Cases.AsNoTracking()
            .Where(c => c.WorkerId != null && user.WorksFor.Contains(c.WorkerId.Value) && c.Status == CaseStatus.Open && c.PlanAgreedOn == null)
            .OrderBy(c => c.PlanDueOn).ThenBy(c => c.Id).Take(limit)
            .Select(c => new { c.Id, c.ChildId, c.PlanDueOn }).ToListAsync(cancellationToken);
        return due.Select(c => new WorkItem("Agree a plan with the child", $"/cases/{c.Id}", c.PlanDueOn, c.ChildId)).ToList();
    }
}

/// <summary>Patterns that wait to be looked at: of children whom the current person works with, and of children with whom nobody has a case.</summary>
internal sealed class PromptsOpen(CaseManagementDbContext db, ICurrentUser user) : IWorkContributor
{
    public string RequiredPermission => CaseManagementPermissions.AnswerPrompts;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var open = db.Cases.Where(c => c.Status == CaseStatus.Open);
        var prompts = await db.Prompts.AsNoTracking()
            .Where(p => p.Status == PromptStatus.Open)
            .Where(p => open.Any(c => c.ChildId == p.ChildId && c.WorkerId != null && user.WorksFor.Contains(c.WorkerId.Value)) || !open.Any(c => c.ChildId == p.ChildId))
            .OrderByDescending(p => p.RaisedOn).ThenByDescending(p => p.Id).Take(limit)
            .Select(p => new { p.Id, p.ChildId }).ToListAsync(cancellationToken);
        return prompts.Select(p => new WorkItem("Look at what has happened with the child", $"/incidents/prompts/{p.Id}", Due: null, p.ChildId)).ToList();
    }
}

/// <summary>People named in notices who wait to be compared.</summary>
internal sealed class MatchesWaiting(CaseManagementDbContext db) : IWorkContributor
{
    public string RequiredPermission => CaseManagementPermissions.ReviewMatches;

    public async Task<IReadOnlyList<WorkItem>> GetAsync(int limit, CancellationToken cancellationToken)
    {
        var waiting = await db.NoticePeople.CountAsync(p => p.Status == MatchStatus.ToReview && p.Candidates.Any(), cancellationToken);
        return waiting == 0 || limit == 0 ? [] : [new WorkItem(waiting == 1
            ? "Compare 1 person named in a notice with children on the record"
            : $"Compare {waiting:N0} people named in notices with children on the record", "/notices/matches")];
    }
}
