using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Contributions;

/// <summary>Names children for the pages of other workstreams.</summary>
internal sealed class ChildLabels(CaseManagementDbContext db, ICurrentUser currentUser) : IRecordLabelProvider
{
    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => CaseManagementPermissions.SeeNames;

    public async Task<IReadOnlyDictionary<Guid, RecordLabel>> GetAsync(IReadOnlyCollection<Guid> recordIds, CancellationToken cancellationToken)
    {
        var children = await db.Children.AsNoTracking().Where(c => EF.Parameter(recordIds).Contains(c.Id)).Select(c => new { c.Id, c.KnownAs, c.FamilyName, c.AreaCode }).ToListAsync(cancellationToken);
        // Who may be told the name need not be somebody who may open the record: then it is no link.
        var opens = currentUser.HasPermission(CaseManagementPermissions.ViewChildren);
        return children.ToDictionary(c => c.Id, c => new RecordLabel($"{c.KnownAs} {c.FamilyName}".Trim(), opens ? $"/children/{c.Id}" : null, c.AreaCode));
    }
}
