using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.CaseManagement.Notices.Import;

/// <summary>Takes in some rows of a file and checks them: the dry run. Nothing becomes a notice yet.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="Rows">The next rows, at most <see cref="NoticeImport.RowsPerPart"/>.</param>
/// <param name="IsLast">The file ends here: the dry run is done.</param>
[RequiresPermission(CaseManagementPermissions.ImportNotices)]
[AuditedAs("Added rows to an import of notices")]
internal sealed record AddImportRows(Guid ImportId, IReadOnlyList<FileRow> Rows, bool IsLast) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => StartNoticeImport.RecordType;

    Guid? IAboutRecord.RecordId => ImportId;
}

internal sealed class AddImportRowsHandler(CaseManagementDbContext db, NoticeColumns columns, ICurrentUser user, IGuidGenerator guids, ISettingProvider settings) : IRequestHandler<AddImportRows, Result>
{
    public async Task<Result> Handle(AddImportRows request, CancellationToken cancellationToken)
    {
        var import = await db.Imports.SingleOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken);
        if (import is null || import.UploadedBy != user.Id || import.Status != ImportStatus.Uploading)
            return Result.NotFound();

        var most = 1000 * await settings.GetAsync(CaseManagementSettings.ImportThousandRows, cancellationToken);
        if (import.RowCount + request.Rows.Count > most)
            return Result.Failure("File", $"The file has more than {most:N0} rows. Split it into smaller files, each with the header.");

        var read = columns.ReaderOf(import.Columns, import.MayImport);
        var rowsWithErrors = 0;
        var errors = 0;
        foreach (var row in request.Rows)
        {
            var reading = read(row);
            if (reading.Errors.Count == 0)
                continue;
            rowsWithErrors++;
            foreach (var (column, message) in reading.Errors)
                if (import.ErrorCount + ++errors <= NoticeImport.ErrorsKept)
                    db.ImportErrors.Add(new NoticeImportError(guids.Create(), import.Id, row.Number, column, message));
        }

        if (request.Rows.Count > 0)
            db.ImportParts.Add(import.AddPart(JsonSerializer.Serialize(request.Rows), request.Rows.Count, rowsWithErrors, errors));
        if (request.IsLast)
            import.UploadIsComplete();
        return Result.Success();
    }
}
