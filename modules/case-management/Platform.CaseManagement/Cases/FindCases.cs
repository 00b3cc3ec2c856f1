using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Cases;

/// <summary>A page of cases, the last opened first.</summary>
/// <param name="Status">Open or closed.</param>
/// <param name="CaseType">Of one type.</param>
/// <param name="MineOnly">Only the reader's own.</param>
/// <param name="After">The key of the page before.</param>
/// <param name="PageSize">Rows of a page.</param>
[RequiresPermission(CaseManagementPermissions.ViewCases)]
internal sealed record FindCases(CaseStatus Status = CaseStatus.Open, string? CaseType = null, bool MineOnly = false, string? After = null, int PageSize = 50) : IQuery<CasePage>;

/// <summary>A page of cases.</summary>
internal sealed record CasePage(IReadOnlyList<CaseRow> Rows, string? Next);

internal sealed record CaseRow(Guid Id, Guid ChildId, string CaseType, string AreaCode, DateOnly OpenedOn, DateOnly? ClosedOn, string WorkerName, DateOnly PlanDueOn, DateOnly? PlanAgreedOn);

internal sealed class FindCasesHandler(CaseManagementDbContext db, ICurrentUser user, IMapper mapper) : IRequestHandler<FindCases, CasePage>
{
    public async Task<CasePage> Handle(FindCases request, CancellationToken cancellationToken)
    {
        var cases = db.Cases.AsNoTracking().Where(c => c.Status == request.Status);
        if (request.CaseType is { Length: > 0 } type)
            cases = cases.Where(c => c.CaseType == type);
        if (request.MineOnly)
            cases = cases.Where(c => c.WorkerId != null && user.WorksFor.Contains(c.WorkerId.Value));
        if (PageKey.Read(request.After) is { } after)
            cases = cases.Where(c => c.OpenedOn <= after.Date && (c.OpenedOn < after.Date || c.Id.CompareTo(after.Id) < 0));
        var rows = await cases.OrderByDescending(c => c.OpenedOn).ThenByDescending(c => c.Id).Take(request.PageSize + 1)
            .ProjectTo<CaseRow>(mapper.ConfigurationProvider)
            .ToListAsync(cancellationToken);
        var page = rows.Take(request.PageSize).ToList();
        return new CasePage(page, rows.Count > request.PageSize ? new PageKey(page[^1].OpenedOn, page[^1].Id).ToString() : null);
    }
}
