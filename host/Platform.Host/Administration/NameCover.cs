using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.Host.Administration;

/// <summary>Says who does somebody's work while they are away: said by themselves, or by who looks after their agency's people.</summary>
/// <param name="PersonId">Who is away.</param>
/// <param name="MembershipId">As what; null for the current person's own of now.</param>
/// <param name="CoveredById">Who does the work.</param>
/// <param name="StartsOn">The first day.</param>
/// <param name="EndsOn">The last day.</param>
/// <param name="Why">Why, in a few words; never a diagnosis.</param>
[RequiresPermission(HostPermissions.OwnCover, HostPermissions.People, HostPermissions.PeopleOfAgency)]
[AuditedAs("Named who covers")]
internal sealed record NameCover(Guid PersonId, Guid? MembershipId, Guid? CoveredById, DateOnly? StartsOn, DateOnly? EndsOn, string? Why) : ICommand<Guid>, IAboutRecord
{
    public string RecordType => "person";

    public Guid? RecordId => PersonId;
}

internal sealed class NameCoverValidator : AbstractValidator<NameCover>
{
    public NameCoverValidator(TimeProvider clock)
    {
        RuleFor(r => r.CoveredById).NotNull().WithMessage("Choose who does the work");
        RuleFor(r => r.StartsOn).NotNull().WithMessage("Enter the first day");
        RuleFor(r => r.StartsOn).Must(d => d is null || d >= clock.Today()).WithMessage("The first day must be today or later");
        RuleFor(r => r.EndsOn).NotNull().WithMessage("Enter the last day");
        RuleFor(r => r.EndsOn).Must((r, d) => d is null || r.StartsOn is null || d >= r.StartsOn).WithMessage("The last day must be the first day or later");
        RuleFor(r => r.Why).NotEmpty().WithMessage("Enter why, for example “annual leave”").MaximumLength(500).WithMessage("Enter a reason of 500 characters or fewer");
    }
}

internal sealed class NameCoverHandler(
    HostDbContext db,
    DirectoryReach reach,
    DirectoryHistory history,
    UserAccessReader access,
    ICurrentUser currentUser,
    ISettingProvider settings,
    ReferenceData reference,
    IGuidGenerator guids,
    TimeProvider clock) : IRequestHandler<NameCover, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(NameCover request, CancellationToken cancellationToken)
    {
        var isOwn = request.PersonId == currentUser.Id;
        var membershipId = request.MembershipId ?? (isOwn ? currentUser.MembershipId : null);
        var today = clock.Today();
        var person = isOwn && currentUser.HasPermission(HostPermissions.OwnCover)
            ? await db.Users.Include(u => u.Memberships).ThenInclude(m => m.Areas).SingleOrDefaultAsync(u => u.Id == request.PersonId, cancellationToken)
            : currentUser.HasPermission(HostPermissions.People) || currentUser.HasPermission(HostPermissions.PeopleOfAgency) ? await reach.FindAsync(request.PersonId, cancellationToken) : null;
        var away = person?.Memberships.SingleOrDefault(m => m.Id == membershipId && !m.HasEnded(today) && (isOwn || reach.Reaches(m.AgencyCode)));
        if (person is null || away is null)
            return Result.NotFound();

        var coveredBy = await db.Users.AsNoTracking().Include(u => u.Memberships).ThenInclude(m => m.Areas)
            .SingleOrDefaultAsync(u => u.Id == request.CoveredById && u.IsActive && u.Id != person.Id, cancellationToken);
        var theirs = coveredBy?.Memberships.Where(m => m.AgencyCode == away.AgencyCode && m.IsCurrent(today)).ToList();
        if (coveredBy is null || theirs is not { Count: > 0 })
            return Result.Failure("CoveredById", "Choose a colleague who works for the same agency");

        var longest = await settings.GetAsync(HostSettings.LongestCoverDays, cancellationToken);
        if (request.EndsOn!.Value.DayNumber - request.StartsOn!.Value.DayNumber + 1 > longest)
            return Result.Failure("EndsOn", $"Cover lasts {longest} days at most. Choose an earlier last day, and name it again when it is still needed");

        var areas = away.Areas.Select(a => a.AreaCode).ToList();
        if (isOwn)
        {
            // Nobody hands on their own access: the colleague works in these areas already.
            var missing = away.HasAllAreas && !theirs.Any(m => m.HasAllAreas)
                ? ["all areas"]
                : areas.Where(a => !theirs.Any(m => m.HasAllAreas || m.Areas.Any(t => t.AreaCode == a))).Select(reference.AreaName).ToList();
            if (missing.Count > 0)
                return Result.Failure("CoveredById", $"{coveredBy.DisplayName} does not work in {string.Join(", ", missing)}. Ask your manager to name the cover");
        }
        else if (!reach.Reaches(away.HasAllAreas, areas))
        {
            return Result.Failure("", $"{person.DisplayName} works in areas that are not yours. Ask a service lead to name the cover.");
        }

        var taken = await db.Covers.AnyAsync(
            c => c.PersonId == person.Id && c.CoveredById == coveredBy.Id && c.AgencyCode == away.AgencyCode && c.EndedUtc == null && c.StartsOn <= request.EndsOn && c.EndsOn >= request.StartsOn,
            cancellationToken);
        if (taken)
            return Result.Failure("CoveredById", $"{coveredBy.DisplayName} covers on some of these days already. End that first, or choose other dates");

        var cover = new Cover(guids.Create(), person.Id, coveredBy.Id, away.AgencyCode, request.StartsOn.Value, request.EndsOn.Value, request.Why!.Trim(), givesAreas: !isOwn);
        db.Covers.Add(cover);
        history.Add(DirectoryHistory.Person(person.Id), $"{coveredBy.DisplayName} covers from {Platform.Web.DateDisplay.ToDisplay(cover.StartsOn)} to {Platform.Web.DateDisplay.ToDisplay(cover.EndsOn)}.");
        history.Add(DirectoryHistory.Person(coveredBy.Id), $"Covers for {person.DisplayName} from {Platform.Web.DateDisplay.ToDisplay(cover.StartsOn)} to {Platform.Web.DateDisplay.ToDisplay(cover.EndsOn)}.");
        access.Forget();
        return cover.Id;
    }
}

/// <summary>Ends a cover before its last day, at once.</summary>
[RequiresPermission(HostPermissions.OwnCover, HostPermissions.People, HostPermissions.PeopleOfAgency)]
[AuditedAs("Ended a cover")]
internal sealed record EndCover(Guid CoverId) : ICommand, IAboutRecord
{
    public string RecordType => "cover";

    public Guid? RecordId => CoverId;
}

internal sealed class EndCoverHandler(HostDbContext db, DirectoryReach reach, DirectoryHistory history, UserAccessReader access, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<EndCover, Result>
{
    public async Task<Result> Handle(EndCover request, CancellationToken cancellationToken)
    {
        var cover = await db.Covers.SingleOrDefaultAsync(c => c.Id == request.CoverId, cancellationToken);
        if (cover is null)
            return Result.NotFound();
        var isOwn = (cover.PersonId == currentUser.Id || cover.CoveredById == currentUser.Id) && currentUser.HasPermission(HostPermissions.OwnCover);
        var isTheirManager = (reach.IsEverywhere || currentUser.HasPermission(HostPermissions.PeopleOfAgency)) && reach.Reaches(cover.AgencyCode);
        if (!isOwn && !isTheirManager)
            return Result.NotFound();
        if (cover.IsOver(clock.Today()))
            return Result.Success();

        cover.End(clock.GetUtcNow().UtcDateTime);
        var names = await db.Users.AsNoTracking().Where(u => u.Id == cover.PersonId || u.Id == cover.CoveredById).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        history.Add(DirectoryHistory.Person(cover.PersonId), $"The cover by {names[cover.CoveredById]} was ended.");
        history.Add(DirectoryHistory.Person(cover.CoveredById), $"The cover for {names[cover.PersonId]} was ended.");
        access.Forget();
        return Result.Success();
    }
}
