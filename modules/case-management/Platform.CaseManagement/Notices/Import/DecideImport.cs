using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Notices.Import;

/// <summary>Says yes to a checked file: its notices are recorded in the background.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="GoodRowsOnly">The person has seen the errors and wants the other rows. Otherwise one error refuses all.</param>
[RequiresPermission(CaseManagementPermissions.ImportNotices)]
[AuditedAs("Confirmed an import of notices")]
internal sealed record ConfirmImport(Guid ImportId, bool GoodRowsOnly) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => StartNoticeImport.RecordType;

    Guid? IAboutRecord.RecordId => ImportId;
}

internal sealed class ConfirmImportHandler(CaseManagementDbContext db, ICurrentUser user) : IRequestHandler<ConfirmImport, Result>
{
    public async Task<Result> Handle(ConfirmImport request, CancellationToken cancellationToken)
    {
        var import = await db.Imports.SingleOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken);
        if (import is null || import.UploadedBy != user.Id)
            return Result.NotFound();
        if (import.Status is ImportStatus.Importing or ImportStatus.Completed)
            return Result.Success();
        if (import.Status != ImportStatus.Checked)
            return Result.Failure("", "The upload broke off before the end. Upload the file again.");
        if (import.GoodRows == 0)
            return Result.Failure("", "No row can be imported. Mend the file and upload it again.");
        if (import.RowsWithErrors > 0 && !request.GoodRowsOnly)
            return Result.Failure(nameof(request.GoodRowsOnly), "Some rows have errors. Mend them and upload the file again, or choose to import the good rows");
        import.Start();
        return Result.Success();
    }
}

/// <summary>Gives up a file that is not being imported. Its rows are deleted.</summary>
[RequiresPermission(CaseManagementPermissions.ImportNotices)]
[AuditedAs("Cancelled an import of notices")]
internal sealed record CancelImport(Guid ImportId) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => StartNoticeImport.RecordType;

    Guid? IAboutRecord.RecordId => ImportId;
}

internal sealed class CancelImportHandler(CaseManagementDbContext db, ICurrentUser user) : IRequestHandler<CancelImport, Result>
{
    public async Task<Result> Handle(CancelImport request, CancellationToken cancellationToken)
    {
        var import = await db.Imports.SingleOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken);
        if (import is null || import.UploadedBy != user.Id)
            return Result.NotFound();
        if (import.Status is ImportStatus.Importing or ImportStatus.Completed)
            return Result.Failure("", "The file is being imported or has been: it can no longer be given up.");
        import.Cancel();
        await db.ImportParts.Where(p => p.ImportId == import.Id).ExecuteDeleteAsync(cancellationToken);
        return Result.Success();
    }
}
