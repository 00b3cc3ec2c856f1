using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Matching;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Notices.Import;

/// <summary>
/// Records the notices of the next part of a file and moves the cursor, in one transaction: killed at any moment, it has either
/// happened or not. Sent until it answers false. Who may confirm an import has decided; this only carries it out.
/// </summary>
[RequiresPermission(CaseManagementPermissions.ImportNotices)]
[AuditedAs("Imported notices")]
internal sealed record ImportNextRows(Guid ImportId) : ICommand<bool>, IAboutRecord
{
    string IAboutRecord.RecordType => StartNoticeImport.RecordType;

    Guid? IAboutRecord.RecordId => ImportId;
}

internal sealed class ImportNextRowsHandler(
    CaseManagementDbContext db,
    NoticeColumns columns,
    ChildMatcher matcher,
    IGuidGenerator guids,
    ICurrentUser user,
    TimeProvider clock)
    : IRequestHandler<ImportNextRows, Result<bool>>
{
    public async Task<Result<bool>> Handle(ImportNextRows request, CancellationToken cancellationToken)
    {
        var import = await db.Imports.SingleOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken);
        if (import is null || !user.IsSystem && import.UploadedBy != user.Id)
            return Result.NotFound();
        if (import.Status != ImportStatus.Importing)
            return false;

        var part = await db.ImportParts.SingleAsync(p => p.ImportId == import.Id && p.Number == import.NextPart, cancellationToken);
        var rows = JsonSerializer.Deserialize<List<FileRow>>(part.Rows)!;
        var read = columns.ReaderOf(import.Columns, import.MayImport);
        var good = rows.Select(r => (r.Number, Reading: read(r))).Where(r => r.Reading.Content is not null).ToList();
        var there = await ThereAlreadyAsync(good.Select(r => r.Reading.Content!), cancellationToken);

        var notices = new List<PartnerNotice>();
        foreach (var (number, reading) in good)
        {
            var content = reading.Content!;
            // The set also catches the same reference twice in one file.
            if (content.Reference is { } reference && !there.Add((content.AgencyName!, reference)))
                continue;
            notices.Add(PartnerNotice.Record(guids.Create(), content, clock.Today(), guids, import.Id, number));
        }

        await matcher.MatchAsync(notices, cancellationToken);
        db.Notices.AddRange(notices);
        // The file's rows are not kept longer than they are needed.
        db.ImportParts.Remove(part);
        import.PartIsDone(rows.Count, notices.Count, good.Count - notices.Count, clock.GetUtcNow().UtcDateTime);
        return import.Status == ImportStatus.Importing;
    }

    private async Task<HashSet<(string Agency, string Reference)>> ThereAlreadyAsync(IEnumerable<NoticeContent> contents, CancellationToken cancellationToken)
    {
        var references = contents.Select(c => c.Reference).Where(r => r is not null).Distinct().ToList();
        if (references.Count == 0)
            return [];
        var there = await db.Notices.IgnoreQueryFilters([QueryFilters.Area]).Where(n => EF.Parameter(references).Contains(n.Reference))
            .Select(n => new { n.AgencyName, n.Reference }).ToListAsync(cancellationToken);
        return [.. there.Select(n => (n.AgencyName, n.Reference!))];
    }
}
