using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;

namespace Platform.CaseManagement.Notices;

/// <summary>A page of notices, the last reported first.</summary>
[RequiresPermission(CaseManagementPermissions.ViewNotices)]
internal sealed record FindNotices(string? AgencyKind = null, string? NoticeKind = null, DateOnly? From = null, DateOnly? To = null, string? After = null, int PageSize = 50) : IQuery<NoticePage>;

/// <summary>A page of notices.</summary>
/// <param name="Rows">The last reported first.</param>
/// <param name="Next">The key of the next page, or null.</param>
internal sealed record NoticePage(IReadOnlyList<NoticeRow> Rows, string? Next);

/// <summary>One notice of a list: what and where, nobody's name.</summary>
internal sealed record NoticeRow(Guid Id, string NoticeKind, string AgencyKind, string AgencyName, DateOnly HappenedOn, DateOnly ReportedOn, string AreaCode, string? Place, int PeopleNamed, int ToCompare);

internal sealed class FindNoticesHandler(CaseManagementDbContext db) : IRequestHandler<FindNotices, NoticePage>
{
    public async Task<NoticePage> Handle(FindNotices request, CancellationToken cancellationToken)
    {
        var notices = db.Notices.AsNoTracking();
        if (request.AgencyKind is { Length: > 0 } agency)
            notices = notices.Where(n => n.AgencyKind == agency);
        if (request.NoticeKind is { Length: > 0 } kind)
            notices = notices.Where(n => n.NoticeKind == kind);
        if (request.From is { } from)
            notices = notices.Where(n => n.ReportedOn >= from);
        if (request.To is { } to)
            notices = notices.Where(n => n.ReportedOn <= to);
        if (PageKey.Read(request.After) is { } after)
            notices = notices.Where(n => n.ReportedOn <= after.Date && (n.ReportedOn < after.Date || n.Id.CompareTo(after.Id) < 0));

        var rows = await notices.OrderByDescending(n => n.ReportedOn).ThenByDescending(n => n.Id).Take(request.PageSize + 1)
            .Select(n => new NoticeRow(n.Id, n.NoticeKind, n.AgencyKind, n.AgencyName, n.HappenedOn, n.ReportedOn, n.AreaCode, n.Place, n.People.Count,
                n.People.Count(p => p.Status == MatchStatus.ToReview && p.Candidates.Any())))
            .ToListAsync(cancellationToken);
        var page = rows.Take(request.PageSize).ToList();
        return new NoticePage(page, rows.Count > request.PageSize ? new PageKey(page[^1].ReportedOn, page[^1].Id).ToString() : null);
    }
}
