using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.Kernel.Application;

namespace Platform.CspReporting.PublicData.Imports;

/// <summary>The imported files, the newest first, replaced versions among them.</summary>
/// <param name="Before">Only files with a smaller number; null for the newest.</param>
/// <param name="Limit">How many at the most.</param>
[RequiresPermission(CspReportingPermissions.ViewReports)]
internal sealed record FindPublicFiles(int? Before = null, int Limit = 50) : IQuery<IReadOnlyList<PublicFile>>;

internal sealed class FindPublicFilesHandler(CspReportingDbContext db) : IRequestHandler<FindPublicFiles, IReadOnlyList<PublicFile>>
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<PublicFile>> Handle(FindPublicFiles request, CancellationToken cancellationToken)
        => await db.PublicFiles.AsNoTracking()
            .Where(file => request.Before == null || file.Number < request.Before)
            .OrderByDescending(file => file.Number).Take(request.Limit).ToListAsync(cancellationToken);
}
