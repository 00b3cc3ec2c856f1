using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Rights;

namespace Platform.Host.Rights;

/// <summary>The register: open requests by the day they are due, or those that are closed, the last first.</summary>
[RequiresPermission(RightsPermissions.Handle, RightsPermissions.Confirm)]
internal sealed record FindRightsRequests(bool Closed, string? After) : IQuery<RightsPage>;

internal sealed record RightsPage(IReadOnlyList<RightsRow> Rows, string? NextKey);

internal sealed record RightsRow(Guid Id, string Reference, RightsKind Kind, RightsStatus Status, DateOnly ReceivedOn, DateOnly DueOn, DateOnly? ClosedOn);

internal sealed class FindRightsRequestsHandler(HostDbContext db) : IRequestHandler<FindRightsRequests, RightsPage>
{
    private const int PageSize = 50;

    public async Task<RightsPage> Handle(FindRightsRequests request, CancellationToken cancellationToken)
    {
        var requests = db.RightsRequests.AsNoTracking().Where(r => (r.ClosedOn != null) == request.Closed);
        var after = request.After?.Split('_') is [var day, var reference] && DateOnly.TryParseExact(day, "yyyy-MM-dd", out var on) ? (On: on, Reference: reference) : default;
        if (after.Reference is not null)
            requests = requests.Where(r => r.DueOn > after.On || r.DueOn == after.On && string.Compare(r.Reference, after.Reference) > 0);
        var rows = await requests.OrderBy(r => r.DueOn).ThenBy(r => r.Reference).Take(PageSize + 1)
            .Select(r => new RightsRow(r.Id, r.Reference, r.Kind, r.Status, r.ReceivedOn, r.DueOn, r.ClosedOn)).ToListAsync(cancellationToken);
        var page = rows.Take(PageSize).ToList();
        return new RightsPage(page, rows.Count > PageSize ? $"{page[^1].DueOn:yyyy-MM-dd}_{page[^1].Reference}" : null);
    }
}

/// <summary>One request: how it stands, what is found, and what the law and the register say about it.</summary>
[RequiresPermission(RightsPermissions.Handle, RightsPermissions.Confirm)]
[AuditedAs("Opened a request about information rights")]
internal sealed record GetRightsRequest(Guid Id) : IQuery<RightsView?>, IAboutRecord
{
    string IAboutRecord.RecordType => RightsRecord.Type;

    Guid? IAboutRecord.RecordId => Id;
}

/// <param name="Request">The request.</param>
/// <param name="Found">Rows by workstream; empty when nothing is left.</param>
/// <param name="ToReview">Things that are left out unless a reviewer keeps them.</param>
/// <param name="Holds">Holds that lie on the record.</param>
/// <param name="Erasure">How the erasure stands; null when there is none.</param>
internal sealed record RightsView(RightsRequest Request, IReadOnlyList<FoundInModule> Found, int ToReview, IReadOnlyList<LegalHold> Holds, ErasureStatus? Erasure)
{
    /// <summary>Texts of other people's records with a single name in them, that somebody may look at before the erasure.</summary>
    public int SingleNames { get; init; }
}

internal sealed record FoundInModule(string DisplayName, IReadOnlyList<(string Title, int Rows)> Kinds);

internal sealed class GetRightsRequestHandler(HostDbContext db, PersonalDataRegister register, ErasureRequests erasures) : IRequestHandler<GetRightsRequest, RightsView?>
{
    public async Task<RightsView?> Handle(GetRightsRequest request, CancellationToken cancellationToken)
    {
        if (await db.RightsRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } found)
            return null;
        var export = found.IsOpen ? await register.ExportAsync(found.PersonKind, found.PersonId, cancellationToken) : new PersonExport(found.PersonKind, found.PersonId, []);
        var holds = await db.LegalHolds.AsNoTracking().Where(h => h.PersonId == found.PersonId && h.PersonKind == found.PersonKind && h.LiftedOn == null).ToListAsync(cancellationToken);
        return new RightsView(
            found,
            [.. export.Modules.Select(m => new FoundInModule(m.DisplayName, [.. m.Rows.GroupBy(r => r.Title).Select(g => (g.Key, g.Count()))]))],
            export.Rows.SelectMany(r => r.Fields).Count(f => f.RedactedBecause is not null),
            holds,
            found.ErasureId is { } erasure ? await erasures.GetAsync(erasure, cancellationToken) : null)
        {
            SingleNames = found is { IsOpen: true, Kind: RightsKind.Erasure } ? (await register.MentionsAsync(found.PersonKind, found.PersonId, cancellationToken)).Count : 0,
        };
    }
}
