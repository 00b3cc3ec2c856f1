using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.CaseManagement.Notices.Import;

/// <summary>Begins to take in a file of notices, after its first row. Its rows follow with <see cref="AddImportRows"/>.</summary>
[RequiresPermission(CaseManagementPermissions.ImportNotices)]
[AuditedAs("Began to import notices")]
internal sealed record StartNoticeImport(string FileName, string Sha256, IReadOnlyList<string> Header) : ICommand<Guid>, IAboutRecord
{
    /// <summary>The import as a kind of record in the access log.</summary>
    public const string RecordType = "notice-import";

    string IAboutRecord.RecordType => RecordType;

    Guid? IAboutRecord.RecordId => null;
}

internal sealed class StartNoticeImportHandler(CaseManagementDbContext db, ICurrentUser user, IGuidGenerator guids) : IRequestHandler<StartNoticeImport, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartNoticeImport request, CancellationToken cancellationToken)
    {
        if (NoticeColumns.WhatIsWrongWith(request.Header) is { } wrong)
            return Result.Failure("File", wrong);

        var before = await db.Imports.AsNoTracking()
            .Where(i => i.Sha256 == request.Sha256 && (i.Status == ImportStatus.Completed || i.Status == ImportStatus.Importing))
            .OrderByDescending(i => i.CreatedUtc).FirstOrDefaultAsync(cancellationToken);
        if (before is not null)
            return Result.Failure("File", before.Status == ImportStatus.Importing
                ? "This file is being imported at this moment. Nothing was imported again."
                : $"This file was imported before, on {before.CreatedUtc.ToDisplayDate()}. Nothing was imported again.");

        var areas = user.HasAllAreas ? NoticeImport.AllAreas : string.Join(',', user.Areas);
        var import = new NoticeImport(guids.Create(), request.FileName, request.Sha256, request.Header, user.Id, user.DisplayName, areas);
        db.Imports.Add(import);
        return import.Id;
    }
}
