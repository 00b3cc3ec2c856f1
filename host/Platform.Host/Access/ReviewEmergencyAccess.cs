using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.Host.Access;

/// <summary>What the review of an emergency access found. Nobody reviews their own.</summary>
[RequiresPermission(RestrictedRecordPermissions.Review)]
[AuditedAs("Reviewed an emergency access")]
internal sealed record ReviewEmergencyAccess(Guid GrantId, EmergencyAccessFinding? Finding, string? Note) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "emergency-access";

    Guid? IAboutRecord.RecordId => GrantId;

    string? IAboutRecord.Reason => Note;
}

internal sealed class ReviewEmergencyAccessValidator : AbstractValidator<ReviewEmergencyAccess>
{
    public ReviewEmergencyAccessValidator()
    {
        RuleFor(r => r.Finding).NotNull().WithMessage("Choose what you found.");
        RuleFor(r => r.Note).NotEmpty().WithMessage("Enter what you looked at and why you came to this.").MaximumLength(2000).WithMessage("Enter 2,000 characters or fewer.");
    }
}

internal sealed class ReviewEmergencyAccessHandler(HostDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<ReviewEmergencyAccess, Result>
{
    public async Task<Result> Handle(ReviewEmergencyAccess request, CancellationToken cancellationToken)
    {
        var grant = await db.Set<RecordGrant>().SingleOrDefaultAsync(g => g.Id == request.GrantId && g.Kind != RecordGrantKind.Named, cancellationToken);
        if (grant is null || !await FindEmergencyAccessHandler.InReach(db, currentUser).AnyAsync(r => r.PersonId == grant.PersonId && r.Kind == grant.Restriction, cancellationToken))
            return Result.NotFound();
        if (grant.UserId == currentUser.Id)
            return Result.Failure("", "You opened this record yourself. Somebody else reviews it.");
        if (grant.ReviewedUtc is not null)
            return Result.Failure("", "Somebody has reviewed this access already. Reload the page to see what they found.");
        (grant.ReviewedUtc, grant.ReviewedBy, grant.Finding, grant.ReviewNote) = (clock.GetUtcNow().UtcDateTime, currentUser.Id, request.Finding, request.Note!.Trim());
        grant.Version++;
        return Result.Success();
    }
}

/// <summary>Emergency access, what waits first, and how many records are restricted in each area. No name of a child and no content.</summary>
[RequiresPermission(RestrictedRecordPermissions.Review)]
internal sealed record FindEmergencyAccess(bool Reviewed, Guid? After = null) : IQuery<EmergencyAccessPage>;

/// <summary>A page of it.</summary>
internal sealed record EmergencyAccessPage(IReadOnlyList<EmergencyAccessRow> Rows, Guid? Next, IReadOnlyList<RestrictedInArea> Restricted);

/// <summary>One use of emergency access.</summary>
internal sealed record EmergencyAccessRow(Guid Id, string RecordType, string AreaCode, string OpenedBy, string? AgencyCode, DateTime FromUtc, DateTime EndsUtc, string Reason, AllowedPurpose? Purpose, DateOnly ReviewDueOn, EmergencyAccessFinding? Finding, string? Note, DateTime? ReviewedUtc, string? Owner);

/// <summary>How many records of an area only named people see, and of how many the processing is restricted.</summary>
internal sealed record RestrictedInArea(string AreaCode, int ToNamedPeople, int Processing);

internal sealed class FindEmergencyAccessHandler(HostDbContext db, ISettingProvider settings, ReferenceData reference, ICurrentUser currentUser) : IRequestHandler<FindEmergencyAccess, EmergencyAccessPage>
{
    private const int PageSize = 50;

    public async Task<EmergencyAccessPage> Handle(FindEmergencyAccess request, CancellationToken cancellationToken)
    {
        var restrictions = InReach(db, currentUser);
        var grants = db.Set<RecordGrant>().AsNoTracking().Where(g => g.Kind != RecordGrantKind.Named && (g.ReviewedUtc != null) == request.Reviewed && restrictions.Any(r => r.PersonId == g.PersonId && r.Kind == g.Restriction));
        if (request.After is { } after && await db.Set<RecordGrant>().Where(g => g.Id == after).Select(g => (DateTime?)g.FromUtc).SingleOrDefaultAsync(cancellationToken) is { } from)
            grants = grants.Where(g => g.FromUtc > from || (g.FromUtc == from && g.Id.CompareTo(after) > 0));
        var rows = await RowsAsync(db, settings, reference, grants.OrderBy(g => g.FromUtc).ThenBy(g => g.Id).Take(PageSize + 1), cancellationToken);
        var restricted = await restrictions.Where(r => r.LiftedUtc == null).GroupBy(r => r.AreaCode)
            .OrderBy(g => g.Key).Select(g => new RestrictedInArea(g.Key, g.Count(r => r.Kind == RestrictionKind.NamedPeople), g.Count(r => r.Kind == RestrictionKind.Processing))).ToListAsync(cancellationToken);
        return new EmergencyAccessPage([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null, restricted);
    }

    /// <summary>Restrictions, also lifted ones, of the reviewer's areas. By hand: the rows are the kernel's and have no filter of their own.</summary>
    internal static IQueryable<RecordRestriction> InReach(HostDbContext db, ICurrentUser currentUser)
    {
        var (all, areas) = (currentUser.HasAllAreas, currentUser.Areas);
        return db.Set<RecordRestriction>().AsNoTracking().Where(r => all || areas.Contains(r.AreaCode));
    }

    internal static async Task<List<EmergencyAccessRow>> RowsAsync(HostDbContext db, ISettingProvider settings, ReferenceData reference, IQueryable<RecordGrant> grants, CancellationToken cancellationToken)
    {
        var days = await settings.GetAsync(AccessSettings.ReviewWorkingDays, cancellationToken);
        var found = await (from g in grants
                           join r in db.Set<RecordRestriction>() on new { g.PersonId, Kind = g.Restriction } equals new { r.PersonId, r.Kind }
                           join u in db.Users on g.UserId equals u.Id
                           join o in db.Users on r.OwnerId equals o.Id
                           select new { g.Id, r.RecordType, r.AreaCode, u.DisplayName, AgencyCode = u.Memberships.OrderBy(m => m.Id).Select(m => m.AgencyCode).FirstOrDefault(), g.FromUtc, g.UntilUtc, g.EndedUtc, g.Reason, g.Purpose, g.Finding, g.ReviewNote, g.ReviewedUtc, Owner = o.DisplayName })
            .ToListAsync(cancellationToken);
        return [.. found.OrderBy(g => g.FromUtc).ThenBy(g => g.Id).Select(g => new EmergencyAccessRow(g.Id, g.RecordType, g.AreaCode, g.DisplayName, g.AgencyCode, g.FromUtc, g.EndedUtc ?? g.UntilUtc!.Value, g.Reason, g.Purpose,
            reference.WorkingDays.Add(DateOnly.FromDateTime(g.FromUtc), days), g.Finding, g.ReviewNote, g.ReviewedUtc, g.Owner))];
    }
}

/// <summary>One use of emergency access with what was opened meanwhile.</summary>
[RequiresPermission(RestrictedRecordPermissions.Review)]
[AuditedAs("Looked at an emergency access")]
internal sealed record GetEmergencyAccess(Guid GrantId) : IQuery<EmergencyAccessDetail?>, IAboutRecord
{
    string IAboutRecord.RecordType => "emergency-access";

    Guid? IAboutRecord.RecordId => GrantId;
}

/// <summary>The access, and the audited requests of that person on that record while it was open.</summary>
internal sealed record EmergencyAccessDetail(EmergencyAccessRow Access, IReadOnlyList<OpenedInEmergency> Opened);

/// <summary>One request while it was open.</summary>
internal sealed record OpenedInEmergency(DateTime OccurredUtc, string Module, string Action, bool IsView);

internal sealed class GetEmergencyAccessHandler(HostDbContext db, ISettingProvider settings, ReferenceData reference, ICurrentUser currentUser) : IRequestHandler<GetEmergencyAccess, EmergencyAccessDetail?>
{
    private const int MostShown = 200;

    public async Task<EmergencyAccessDetail?> Handle(GetEmergencyAccess request, CancellationToken cancellationToken)
    {
        var grant = await db.Set<RecordGrant>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == request.GrantId && g.Kind != RecordGrantKind.Named, cancellationToken);
        if (grant is null || !await FindEmergencyAccessHandler.InReach(db, currentUser).AnyAsync(r => r.PersonId == grant.PersonId && r.Kind == grant.Restriction, cancellationToken))
            return null;
        var access = (await FindEmergencyAccessHandler.RowsAsync(db, settings, reference, db.Set<RecordGrant>().AsNoTracking().Where(g => g.Id == grant.Id), cancellationToken)).Single();
        // Everything the person did meanwhile: records about the child carry ids of their own.
        var opened = await db.Set<Kernel.Auditing.AuditEntry>().AsNoTracking()
            .Where(e => e.UserId == grant.UserId && e.OccurredUtc >= grant.FromUtc && e.OccurredUtc <= access.EndsUtc)
            .OrderBy(e => e.OccurredUtc).Take(MostShown)
            .Select(e => new OpenedInEmergency(e.OccurredUtc, e.Module, e.Action, e.IsView)).ToListAsync(cancellationToken);
        return new EmergencyAccessDetail(access, opened);
    }
}
