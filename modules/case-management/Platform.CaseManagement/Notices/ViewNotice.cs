using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Notices;

/// <summary>Opens a notice. Written to the access log.</summary>
[RequiresPermission(CaseManagementPermissions.ViewNotices)]
[AuditedAs("Opened the notice")]
internal sealed record ViewNotice(Guid NoticeId) : IQuery<NoticeRecord?>, IAboutRecord
{
    string IAboutRecord.RecordType => PartnerNoticeRecord.Type;

    Guid? IAboutRecord.RecordId => NoticeId;
}

/// <summary>A notice with its people, cut to what the reader may see.</summary>
internal sealed record NoticeRecord(PartnerNotice Notice, IReadOnlyList<NoticePersonRow> People, IReadOnlyList<Guid> IncidentIds);

/// <summary>Somebody named. The name and date of birth are null where the reader may not know who it is.</summary>
internal sealed record NoticePersonRow(Guid Id, string Role, string? Name, DateOnly? DateOfBirth, MatchStatus Status, Guid? ChildId, int Candidates);

internal sealed class ViewNoticeHandler(CaseManagementDbContext db, ICurrentUser user) : IRequestHandler<ViewNotice, NoticeRecord?>
{
    public async Task<NoticeRecord?> Handle(ViewNotice request, CancellationToken cancellationToken)
    {
        var notice = await db.Notices.AsNoTracking().Include(n => n.People).ThenInclude(p => p.Candidates).SingleOrDefaultAsync(n => n.Id == request.NoticeId, cancellationToken);
        if (notice is null)
            return null;
        var incidents = !user.HasPermission(CaseManagementPermissions.ViewIncidents) ? [] : await db.Incidents
            .Where(i => i.NoticeId == notice.Id).Select(i => i.Id).ToListAsync(cancellationToken);
        var people = notice.People.OrderBy(p => p.Number).Select(Row).ToList();
        return new NoticeRecord(notice, people, incidents);
    }

    // Who works with the child does not learn who was harmed; who works with people harmed does not learn more of the child.
    private NoticePersonRow Row(NoticePerson person)
    {
        var maySee = NoticeCodes.IsMatched(person.Role)
            ? user.HasPermission(CaseManagementPermissions.ViewChildren)
            : user.HasPermission(CaseManagementPermissions.SeePeopleHarmed);
        return new NoticePersonRow(
            person.Id, person.Role, maySee ? person.FullName : null, maySee ? person.DateOfBirth : null,
            // Its only candidates are restricted records: to this reader there are none.
            person is { Status: MatchStatus.ToReview, Candidates.Count: 0 } ? MatchStatus.NotOnRecord : person.Status, person.ChildId,
            person.Candidates.Count(c => c.Decision is null));
    }
}
