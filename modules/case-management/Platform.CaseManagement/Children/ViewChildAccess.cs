using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Children;

/// <summary>Who has opened or changed a child's record: the child and the family may ask, and so may every reader.</summary>
[RequiresPermission(CaseManagementPermissions.ViewChildren)]
internal sealed record ViewChildAccess(Guid ChildId) : IQuery<ChildAccess?>;

/// <summary>The newest entries of the access log.</summary>
internal sealed record ChildAccess(Guid ChildId, string KnownAs, IReadOnlyList<RecordAccess> Entries);

internal sealed class ViewChildAccessHandler(CaseManagementDbContext db, IRecordAccessLog accessLog) : IRequestHandler<ViewChildAccess, ChildAccess?>
{
    private const int MostEntries = 200;

    public async Task<ChildAccess?> Handle(ViewChildAccess request, CancellationToken cancellationToken)
    {
        var name = await db.Children.Where(c => c.Id == request.ChildId).Select(c => c.KnownAs).SingleOrDefaultAsync(cancellationToken);
        return name is null ? null : new ChildAccess(request.ChildId, name, await accessLog.GetAsync(RecordTypes.Child, request.ChildId, MostEntries, cancellationToken));
    }
}
