using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Children.Merging;

/// <summary>Where a record is now that was joined into another: links to it go on working.</summary>
[RequiresPermission(CaseManagementPermissions.ViewChildren)]
[AuditedAs("Followed a link to a record that was joined into another")]
internal sealed record FollowMerge(Guid ChildId) : IQuery<FollowedMerge?>, IAboutRecord
{
    string IAboutRecord.RecordType => RecordTypes.Child;

    Guid? IAboutRecord.RecordId => ChildId;
}

/// <summary>The record that stayed.</summary>
internal sealed record FollowedMerge(Guid ChildId);

internal sealed class FollowMergeHandler(CaseManagementDbContext db, IPersonMerges merges) : IRequestHandler<FollowMerge, FollowedMerge?>
{
    public async Task<FollowedMerge?> Handle(FollowMerge request, CancellationToken cancellationToken)
    {
        var current = await merges.CurrentIdAsync(PersonKinds.Child, request.ChildId, cancellationToken);
        // One that the reader may not see is not there, as always.
        return current != request.ChildId && await db.Children.AnyAsync(c => c.Id == current, cancellationToken) ? new FollowedMerge(current) : null;
    }
}
