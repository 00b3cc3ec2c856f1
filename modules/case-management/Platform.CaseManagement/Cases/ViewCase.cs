using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.CaseManagement.Cases;

/// <summary>Opens a case. Written to the access log.</summary>
[RequiresPermission(CaseManagementPermissions.ViewCases)]
[AuditedAs("Looked at the case")]
internal sealed record ViewCase(Guid CaseId) : IQuery<CaseRecord?>, IAboutRecord
{
    string IAboutRecord.RecordType => OpenCase.RecordType;

    Guid? IAboutRecord.RecordId => CaseId;
}

/// <summary>A case with its child and its plans, the newest first.</summary>
internal sealed record CaseRecord(Case Case, Child Child, IReadOnlyList<Plan> Plans)
{
    public Plan? Draft => Plans.FirstOrDefault(p => !p.IsAgreed);
}

internal sealed class ViewCaseHandler(CaseManagementDbContext db) : IRequestHandler<ViewCase, CaseRecord?>
{
    public async Task<CaseRecord?> Handle(ViewCase request, CancellationToken cancellationToken)
    {
        var opened = await db.Cases.AsNoTracking().Include(c => c.Interventions).SingleOrDefaultAsync(c => c.Id == request.CaseId, cancellationToken);
        var child = opened is null ? null : await db.Children.AsNoTracking().SingleOrDefaultAsync(c => c.Id == opened.ChildId, cancellationToken);
        if (opened is null || child is null)
            return null;
        var plans = await db.Plans.AsNoTracking().Where(p => p.CaseId == opened.Id).OrderByDescending(p => p.Number).ToListAsync(cancellationToken);
        return new CaseRecord(opened, child, plans);
    }
}
