using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.Host.Access;

/// <summary>Who may see a record that the current person sees; null where they do not see it.</summary>
[RequiresPermission(RestrictedRecordPermissions.Restrict)]
internal sealed record GetRecordAccess(string Type, Guid Id) : IQuery<RecordAccessView?>;

/// <summary>Who may see the record.</summary>
/// <param name="Label">What the record is called.</param>
/// <param name="Url">The record's page.</param>
/// <param name="Restriction">Null while it is open to everybody whose role and areas reach it.</param>
/// <param name="Emergencies">Emergency access, the newest first.</param>
/// <param name="Colleagues">Who can be named: active people of the record's area, by name.</param>
internal sealed record RecordAccessView(string Label, string? Url, RestrictionView? Restriction, IReadOnlyList<EmergencyView> Emergencies, IReadOnlyList<Colleague> Colleagues);

internal sealed record RestrictionView(string Reason, DateTime SinceUtc, Guid OwnerId, string Owner, IReadOnlyList<NamedPersonView> Named);

internal sealed record NamedPersonView(Guid UserId, string Name, string? AgencyCode, string Reason, DateTime FromUtc);

internal sealed record EmergencyView(string Name, DateTime FromUtc, DateTime EndedUtc, string Reason, bool IsSeenByOwner, EmergencyAccessFinding? Finding);

internal sealed record Colleague(string UserName, string Name, string? AgencyCode);

internal sealed class GetRecordAccessHandler(HostDbContext db, RecordReach reach, TimeProvider clock) : IRequestHandler<GetRecordAccess, RecordAccessView?>
{
    private const int MostEmergencies = 20;
    private const int MostColleagues = 500;

    public async Task<RecordAccessView?> Handle(GetRecordAccess request, CancellationToken cancellationToken)
    {
        if (await reach.FindVisibleAsync(request.Type, request.Id, cancellationToken) is not { AreaCode: { } area } label)
            return null;

        var restriction = await (from r in db.Set<RecordRestriction>().AsNoTracking()
                                 join o in db.Users on r.OwnerId equals o.Id
                                 where r.PersonId == request.Id && r.Kind == RestrictionKind.NamedPeople && r.LiftedUtc == null
                                 select new { r.Reason, r.RestrictedUtc, r.OwnerId, o.DisplayName }).SingleOrDefaultAsync(cancellationToken);
        var grants = await (from g in db.Set<RecordGrant>().AsNoTracking()
                            join u in db.Users on g.UserId equals u.Id
                            where g.PersonId == request.Id
                            orderby g.FromUtc descending
                            select new { Grant = g, u.DisplayName, AgencyCode = u.Memberships.OrderBy(m => m.Id).Select(m => m.AgencyCode).FirstOrDefault() }).ToListAsync(cancellationToken);
        var today = clock.Today();
        var named = grants.Where(g => g.Grant is { Kind: RecordGrantKind.Named, EndedUtc: null }).ToList();
        var namedIds = named.Select(n => n.Grant.UserId).ToList();
        var colleagues = restriction is null ? [] : await db.Users.AsNoTracking()
            .Where(u => u.IsActive && !EF.Parameter(namedIds).Contains(u.Id) && u.Memberships.Any(m =>
                (m.StartsOn == null || m.StartsOn <= today) && (m.EndsOn == null || m.EndsOn >= today) && (m.HasAllAreas || m.Areas.Any(a => a.AreaCode == area)
                // Or by the areas of a colleague of the agency whom they cover for.
                || db.Covers.Any(c => c.CoveredById == u.Id && c.AgencyCode == m.AgencyCode && c.GivesAreas && c.EndedUtc == null && c.StartsOn <= today && c.EndsOn >= today
                    && db.Memberships.Any(o => o.UserId == c.PersonId && o.AgencyCode == c.AgencyCode && (o.StartsOn == null || o.StartsOn <= today) && (o.EndsOn == null || o.EndsOn >= today)
                        && (o.HasAllAreas || o.Areas.Any(a => a.AreaCode == area)))))))
            .OrderBy(u => u.DisplayName).Take(MostColleagues)
            .Select(u => new Colleague(u.UserName, u.DisplayName, u.Memberships.OrderBy(m => m.Id).Select(m => m.AgencyCode).FirstOrDefault())).ToListAsync(cancellationToken);
        return new RecordAccessView(
            label.Text, label.Url,
            restriction is null ? null : new RestrictionView(restriction.Reason, restriction.RestrictedUtc, restriction.OwnerId, restriction.DisplayName,
                [.. named.OrderBy(n => n.DisplayName, StringComparer.CurrentCulture).Select(n => new NamedPersonView(n.Grant.UserId, n.DisplayName, n.AgencyCode, n.Grant.Reason, n.Grant.FromUtc))]),
            [.. grants.Where(g => g.Grant.Kind == RecordGrantKind.Emergency).Take(MostEmergencies).Select(g => new EmergencyView(
                g.DisplayName, g.Grant.FromUtc, g.Grant.EndedUtc ?? g.Grant.UntilUtc!.Value, g.Grant.Reason, g.Grant.SeenByOwnerUtc is not null, g.Grant.Finding))],
            colleagues);
    }
}

/// <summary>What somebody may know of a restricted record that is hidden from them: that it is there, and whom to ask. Null for anything else.</summary>
[RequiresPermission(RestrictedRecordPermissions.KnowOf, RestrictedRecordPermissions.OpenInEmergency, RestrictedRecordPermissions.OpenForPurpose)]
[AuditedAs("Learned that a restricted record exists")]
internal sealed record GetHiddenRecord(string Type, Guid Id) : IQuery<HiddenRecordView?>, IAboutRecord
{
    string IAboutRecord.RecordType => Type;

    Guid? IAboutRecord.RecordId => Id;
}

/// <param name="Owner">Who answers for the record.</param>
/// <param name="OwnerAgency">The name of their agency; null where they work for none.</param>
/// <param name="IsProcessing">Its processing is restricted: it is kept and not used.</param>
internal sealed record HiddenRecordView(string Owner, string? OwnerAgency, bool IsProcessing);

internal sealed class GetHiddenRecordHandler(HostDbContext db, RecordReach reach) : IRequestHandler<GetHiddenRecord, HiddenRecordView?>
{
    public async Task<HiddenRecordView?> Handle(GetHiddenRecord request, CancellationToken cancellationToken)
        => await reach.FindHiddenAsync(request.Id, cancellationToken) is { } hidden && hidden.RecordType == request.Type
            ? await db.Users.AsNoTracking().Where(u => u.Id == hidden.OwnerId)
                .Select(u => new HiddenRecordView(u.DisplayName, db.Agencies.Where(a => a.Code == u.Memberships.OrderBy(m => m.Id).Select(m => m.AgencyCode).FirstOrDefault()).Select(a => a.Name).FirstOrDefault(), hidden.Kind == RestrictionKind.Processing)).SingleOrDefaultAsync(cancellationToken)
            : null;
}
