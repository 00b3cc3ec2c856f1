using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Children;

/// <summary>Who has opened or changed a child's record: the child and the family may ask, and so may every reader.</summary>
[RequiresPermission(CaseManagementPermissions.ViewChildren)]
[AuditedAs("Looked at who opened the record")]
internal sealed record ViewChildAccess(Guid ChildId) : IQuery<ChildAccess?>, IAboutRecord
{
    string IAboutRecord.RecordType => RecordTypes.Child;

    Guid? IAboutRecord.RecordId => ChildId;
}

/// <summary>Whose record it is; the page asks the log itself.</summary>
internal sealed record ChildAccess(Guid ChildId, string KnownAs);

internal sealed class ViewChildAccessHandler(CaseManagementDbContext db) : IRequestHandler<ViewChildAccess, ChildAccess?>
{
    public async Task<ChildAccess?> Handle(ViewChildAccess request, CancellationToken cancellationToken)
    {
        var name = await db.Children.Where(c => c.Id == request.ChildId).Select(c => c.KnownAs).SingleOrDefaultAsync(cancellationToken);
        return name is null ? null : new ChildAccess(request.ChildId, name);
    }
}
