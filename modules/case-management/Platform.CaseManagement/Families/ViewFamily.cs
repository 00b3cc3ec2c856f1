using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Families;

/// <summary>The child's family and household, as far as the reader sees the other children.</summary>
[RequiresPermission(CaseManagementPermissions.ViewChildren)]
[AuditedAs("Opened the family and household")]
internal sealed record ViewFamily(Guid ChildId) : IQuery<FamilyView?>, IAboutRecord
{
    string IAboutRecord.RecordType => RecordTypes.Child;

    Guid? IAboutRecord.RecordId => ChildId;
}

/// <summary>A child's family and household.</summary>
/// <param name="KnownAs">The child.</param>
/// <param name="Links">Those of today first, then those that have ended.</param>
/// <param name="SameAddress">Children who are recorded at the same address, and are not linked.</param>
internal sealed record FamilyView(string KnownAs, IReadOnlyList<FamilyRow> Links, IReadOnlyList<ChildRow> SameAddress);

internal sealed record FamilyRow(
    Guid LinkId, Guid OtherChildId, string Name, string KindCode, string SourceCode, string? SourceNote, DateOnly? SinceOn, DateOnly RecordedOn, DateOnly? EndedOn, string? EndedBecause);

/// <summary>A link with the other child of it.</summary>
internal sealed class VisibleLink
{
    public required FamilyLink Link { get; init; }

    public required Child Other { get; init; }
}

internal sealed class ViewFamilyHandler(CaseManagementDbContext db) : IRequestHandler<ViewFamily, FamilyView?>
{
    private const int MostRows = 50;

    public async Task<FamilyView?> Handle(ViewFamily request, CancellationToken cancellationToken)
    {
        var child = await db.Children.AsNoTracking().Where(c => c.Id == request.ChildId).Select(c => new { c.KnownAs, c.Address, c.Postcode }).SingleOrDefaultAsync(cancellationToken);
        if (child is null)
            return null;
        var links = await RowsAsync(db, request.ChildId, cancellationToken);
        var linked = links.Where(l => l.EndedOn is null).Select(l => l.OtherChildId).ToHashSet();
        if (child.Postcode is null || child.Address is null)
            return new FamilyView(child.KnownAs, links, []);
        // One postcode has few children; the address is compared as it is read.
        var near = await db.Children.AsNoTracking().Where(c => c.Postcode == child.Postcode && c.Id != request.ChildId && c.Address != null).OrderBy(c => c.SortName).Take(MostRows)
            .Select(c => new { c.Address, Row = new ChildRow(c.Id, c.KnownAs, c.GivenNames, c.FamilyName, c.DateOfBirth, c.AreaCode, 0) }).ToListAsync(cancellationToken);
        return new FamilyView(child.KnownAs, links, [.. near.Where(n => Plain(n.Address!) == Plain(child.Address) && !linked.Contains(n.Row.Id)).Select(n => n.Row)]);
    }

    internal static async Task<List<FamilyRow>> RowsAsync(CaseManagementDbContext db, Guid childId, CancellationToken cancellationToken)
    {
        var rows = await Visible(db, childId).AsNoTracking().OrderBy(v => v.Link.RecordedOn).ThenBy(v => v.Link.Id).Take(MostRows).Select(v => new FamilyRow(
            v.Link.Id, v.Other.Id, v.Other.KnownAs + " " + v.Other.FamilyName, v.Link.KindCode, v.Link.SourceCode, v.Link.SourceNote, v.Link.SinceOn, v.Link.RecordedOn, v.Link.EndedOn, v.Link.EndedBecause))
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.EndedOn is not null)];
    }

    /// <summary>The child's links, where the reader sees both: each is read through the filters of the children themselves.</summary>
    internal static IQueryable<VisibleLink> Visible(CaseManagementDbContext db, Guid childId)
        => from link in db.FamilyLinks
           // Two records that were tied and then joined leave a tie of the child with themselves, kept for taking them apart.
           where (link.ChildId == childId || link.OtherChildId == childId) && link.ChildId != link.OtherChildId
           join child in db.Children on childId equals child.Id
           join other in db.Children on link.ChildId == childId ? link.OtherChildId : link.ChildId equals other.Id
           select new VisibleLink { Link = link, Other = other };

    private static string Plain(string address) => string.Concat(address.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
