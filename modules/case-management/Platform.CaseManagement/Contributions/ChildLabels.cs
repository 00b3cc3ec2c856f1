using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Data;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Contributions;

/// <summary>Names children for the pages of other workstreams.</summary>
internal sealed class ChildLabels(CaseManagementDbContext db, ICurrentUser currentUser, IPersonMerges merges) : IRecordLabelProvider
{
    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => CaseManagementPermissions.SeeNames;

    public async Task<IReadOnlyDictionary<Guid, RecordLabel>> GetAsync(IReadOnlyCollection<Guid> recordIds, CancellationToken cancellationToken)
    {
        var children = await db.Children.AsNoTracking().Where(c => EF.Parameter(recordIds).Contains(c.Id)).Select(c => new { c.Id, c.KnownAs, c.FamilyName, c.AreaCode }).ToListAsync(cancellationToken);
        // Records that were joined into another are called by its name: links to them go on working.
        var joined = recordIds.Count == children.Count ? [] : await db.Children.AsNoTracking().IgnoreQueryFilters([CaseManagementDbContext.Merged, QueryFilters.Area])
            .Where(c => EF.Parameter(recordIds).Contains(c.Id) && c.MergedIntoId != null).Select(c => c.Id).ToListAsync(cancellationToken);
        foreach (var id in joined)
        {
            var current = await merges.CurrentIdAsync(PersonKinds.Child, id, cancellationToken);
            children.AddRange(await db.Children.AsNoTracking().Where(c => c.Id == current).Select(c => new { Id = id, c.KnownAs, c.FamilyName, c.AreaCode }).ToListAsync(cancellationToken));
        }

        // Who may be told the name need not be somebody who may open the record: then it is no link.
        var opens = currentUser.HasPermission(CaseManagementPermissions.ViewChildren);
        return children.ToDictionary(c => c.Id, c => new RecordLabel($"{c.KnownAs} {c.FamilyName}".Trim(), opens ? $"/children/{c.Id}" : null, c.AreaCode));
    }
}
