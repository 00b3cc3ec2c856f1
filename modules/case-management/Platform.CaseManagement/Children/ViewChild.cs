using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Families;
using Platform.CaseManagement.Incidents;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Children;

/// <summary>Opens a child's record. Written to the access log.</summary>
[RequiresPermission(CaseManagementPermissions.ViewChildren)]
[AuditedAs("Opened the record")]
internal sealed record ViewChild(Guid ChildId) : IQuery<ChildRecord?>, IAboutRecord
{
    string IAboutRecord.RecordType => RecordTypes.Child;

    Guid? IAboutRecord.RecordId => ChildId;
}

/// <summary>What the child's page shows from this module, cut to what the reader may see.</summary>
/// <param name="Child">The record.</param>
/// <param name="Cases">Newest first; empty for who may not read cases.</param>
/// <param name="Notices">Newest first; empty for who may not read notices.</param>
/// <param name="Incidents">Newest first; empty for who may not read incidents.</param>
/// <param name="Family">Family and household of today, as far as the reader sees the other children.</param>
/// <param name="LastOpened">Who opened or changed the record last, before this.</param>
internal sealed record ChildRecord(
    Child Child,
    IReadOnlyList<ChildCaseRow> Cases,
    IReadOnlyList<ChildNoticeRow> Notices,
    IReadOnlyList<ChildIncidentRow> Incidents,
    IReadOnlyList<FamilyRow> Family,
    RecordAccess? LastOpened)
{
    /// <summary>What its details were before they were put right, the newest change first.</summary>
    public IReadOnlyList<ChildEarlierDetail> Earlier { get; init; } = [];
}

internal sealed record ChildCaseRow(Guid Id, string CaseType, CaseStatus Status, DateOnly OpenedOn, DateOnly? ClosedOn, string WorkerName, DateOnly PlanDueOn, DateOnly? PlanAgreedOn);

internal sealed record ChildNoticeRow(Guid Id, string NoticeKind, string AgencyName, DateOnly HappenedOn, string Role, MatchStatus Status);

internal sealed record ChildIncidentRow(Guid Id, string OffenceCode, DateOnly HappenedOn, bool IsSeriousLocally, string AreaCode);

internal sealed class ViewChildHandler(CaseManagementDbContext db, ICurrentUser user, IRecordAccessLog accessLog, IMapper mapper) : IRequestHandler<ViewChild, ChildRecord?>
{
    private const int MostRows = 50;

    public async Task<ChildRecord?> Handle(ViewChild request, CancellationToken cancellationToken)
    {
        var child = await db.Children.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.ChildId, cancellationToken);
        if (child is null)
            return null;

        var cases = !user.HasPermission(CaseManagementPermissions.ViewCases) ? [] : await db.Cases.AsNoTracking()
            .Where(c => c.ChildId == child.Id).OrderByDescending(c => c.OpenedOn).Take(MostRows)
            .ProjectTo<ChildCaseRow>(mapper.ConfigurationProvider)
            .ToListAsync(cancellationToken);
        var notices = !user.HasPermission(CaseManagementPermissions.ViewNotices) ? [] : await (
            from person in db.NoticePeople.AsNoTracking()
            where person.ChildId == child.Id
            join notice in db.Notices on person.NoticeId equals notice.Id
            orderby notice.HappenedOn descending, notice.Id
            select new ChildNoticeRow(notice.Id, notice.NoticeKind, notice.AgencyName, notice.HappenedOn, person.Role, person.Status))
            .Take(MostRows).ToListAsync(cancellationToken);
        // From the child's own rows: asked as "incidents that have this child", databases go through every incident by its date.
        var incidents = !user.HasPermission(CaseManagementPermissions.ViewIncidents) ? [] : await (
            from involved in db.Set<IncidentChild>().AsNoTracking()
            where involved.ChildId == child.Id
            join incident in db.Incidents on involved.IncidentId equals incident.Id
            orderby incident.HappenedOn descending, incident.Id
            select new ChildIncidentRow(incident.Id, incident.OffenceCode, incident.HappenedOn, incident.IsSeriousLocally, incident.AreaCode))
            .Take(MostRows).ToListAsync(cancellationToken);
        var opened = await accessLog.GetAsync(RecordTypes.Child, child.Id, 1, cancellationToken);
        var family = await ViewFamilyHandler.RowsAsync(db, child.Id, cancellationToken);
        var earlier = await db.Set<ChildEarlierDetail>().AsNoTracking().Where(d => d.RecordId == child.Id).OrderByDescending(d => d.ReplacedUtc).ThenBy(d => d.Property).Take(MostRows).ToListAsync(cancellationToken);
        return new ChildRecord(child, cases, notices, incidents, [.. family.Where(f => f.EndedOn is null)], opened.Count > 0 ? opened[0] : null) { Earlier = earlier };
    }
}
