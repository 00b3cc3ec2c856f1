using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Notices.Import;

/// <summary>Where one's own import stands, with the first of its errors.</summary>
[RequiresPermission(CaseManagementPermissions.ImportNotices)]
internal sealed record ViewImport(Guid ImportId, int Errors = 200) : IQuery<ImportView?>;

/// <summary>An import and its errors, by row.</summary>
internal sealed record ImportView(NoticeImport Import, IReadOnlyList<NoticeImportError> Errors, IReadOnlyList<string> IgnoredColumns);

internal sealed class ViewImportHandler(CaseManagementDbContext db, ICurrentUser user) : IRequestHandler<ViewImport, ImportView?>
{
    public async Task<ImportView?> Handle(ViewImport request, CancellationToken cancellationToken)
    {
        var import = await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken);
        if (import is null || import.UploadedBy != user.Id)
            return null;
        var errors = await db.ImportErrors.AsNoTracking().Where(e => e.ImportId == import.Id).OrderBy(e => e.Row).ThenBy(e => e.Id).Take(request.Errors).ToListAsync(cancellationToken);
        return new ImportView(import, errors, NoticeColumns.Unknown(import.Columns));
    }
}

/// <summary>One's own last imports.</summary>
[RequiresPermission(CaseManagementPermissions.ImportNotices)]
internal sealed record FindImports : IQuery<IReadOnlyList<NoticeImport>>;

internal sealed class FindImportsHandler(CaseManagementDbContext db, ICurrentUser user) : IRequestHandler<FindImports, IReadOnlyList<NoticeImport>>
{
    public async Task<IReadOnlyList<NoticeImport>> Handle(FindImports request, CancellationToken cancellationToken)
        => await db.Imports.AsNoTracking().Where(i => i.UploadedBy == user.Id).OrderByDescending(i => i.CreatedUtc).Take(20).ToListAsync(cancellationToken);
}
