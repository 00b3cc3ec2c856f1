using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Contributions;

/// <summary>Names children for the pages of other workstreams.</summary>
internal sealed class ChildLabels(CaseManagementDbContext db) : IRecordLabelProvider
{
    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => CaseManagementPermissions.SeeNames;

    public async Task<IReadOnlyDictionary<Guid, RecordLabel>> GetAsync(IReadOnlyCollection<Guid> recordIds, CancellationToken cancellationToken)
    {
        var children = await db.Children.AsNoTracking().Where(c => EF.Parameter(recordIds).Contains(c.Id)).Select(c => new { c.Id, c.KnownAs, c.FamilyName }).ToListAsync(cancellationToken);
        return children.ToDictionary(c => c.Id, c => new RecordLabel($"{c.KnownAs} {c.FamilyName}".Trim(), $"/children/{c.Id}"));
    }
}
