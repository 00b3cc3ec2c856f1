using MediatR;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.Host.Administration;

/// <summary>Lets a person work for an agency with roles in areas, or changes that.</summary>
/// <param name="PersonId">Whom.</param>
/// <param name="MembershipId">Which is changed; null for a new one.</param>
/// <param name="Version">As it was when the page was opened.</param>
/// <param name="Terms">What it is to be.</param>
[RequiresPermission(HostPermissions.People, HostPermissions.PeopleOfAgency)]
[AuditedAs("Changed what a person works as")]
internal sealed record SaveMembership(Guid PersonId, Guid? MembershipId, long Version, MembershipTerms Terms) : ICommand, IAboutRecord
{
    public string RecordType => "person";

    public Guid? RecordId => PersonId;
}

internal sealed class SaveMembershipHandler(
    HostDbContext db,
    DirectoryReach reach,
    GrantReader grants,
    MembershipRules rules,
    LastRoleManager lastRoleManager,
    DirectoryHistory history,
    UserAccessReader access,
    ICurrentUser currentUser,
    IGuidGenerator guids) : IRequestHandler<SaveMembership, Result>
{
    public async Task<Result> Handle(SaveMembership request, CancellationToken cancellationToken)
    {
        if (await reach.FindAsync(request.PersonId, cancellationToken) is not { } person)
            return Result.NotFound();
        if (person.Id == currentUser.Id)
            return Result.Failure("", "You cannot change your own roles or areas. Ask a colleague who looks after people.");

        Membership? membership = null;
        var before = "";
        if (request.MembershipId is not null)
        {
            membership = person.Memberships.SingleOrDefault(m => m.Id == request.MembershipId && reach.Reaches(m.AgencyCode));
            if (membership is null)
                return Result.NotFound();
            if (reach.WhyNot(person, membership, await grants.GetAsync(cancellationToken)) is { } refused)
                return refused;
            if (membership.Version != request.Version)
                return Lost.Race();
            before = await rules.InWordsAsync(TermsOf(membership), cancellationToken);
        }

        var terms = request.Terms;
        var errors = await rules.CheckAsync(terms, cancellationToken);
        if (errors.Count > 0)
            return Result.Failure(errors);
        if (person.Memberships.Any(m => m != membership && m.AgencyCode == terms.AgencyCode && m.Overlaps(terms.StartsOn, terms.EndsOn)))
            return Result.Failure("AgencyCode", $"{person.DisplayName} works for this agency already on some of these days. Change that instead, or choose other dates");

        var isNew = membership is null;
        if (membership is null)
        {
            membership = UserFactory.CreateMembership(guids.Create(), person.Id, terms.AgencyCode, terms.Roles, terms.Areas);
            db.Memberships.Add(membership);
        }
        else
        {
            membership.AgencyCode = terms.AgencyCode;
            Replace(membership, terms);
            membership.Version++;
        }

        (membership.StartsOn, membership.EndsOn) = (terms.StartsOn, terms.EndsOn);
        var after = await rules.InWordsAsync(terms, cancellationToken);
        history.Add(DirectoryHistory.Person(person.Id), isNew ? $"Works as well for {after}." : DirectoryHistory.Changed("Works for", before, after));
        if (await lastRoleManager.SaveAsync(cancellationToken) is { } nobodyLeft)
            return nobodyLeft;
        access.Forget();
        return Result.Success();
    }

    private void Replace(Membership membership, MembershipTerms terms)
    {
        membership.HasAllAreas = terms.HasAllAreas;
        var areas = terms.HasAllAreas ? [] : terms.Areas.Distinct(StringComparer.Ordinal).ToList();
        db.RemoveRange(membership.Areas.Where(a => !areas.Contains(a.AreaCode)));
        db.AddRange(areas.Except(membership.Areas.Select(a => a.AreaCode)).Select(a => new MembershipArea { MembershipId = membership.Id, AreaCode = a }).ToList());
        db.RemoveRange(membership.Roles.Where(r => !terms.Roles.Contains(r.RoleName)));
        db.AddRange(terms.Roles.Except(membership.Roles.Select(r => r.RoleName)).Select(r => new MembershipRole { MembershipId = membership.Id, RoleName = r }).ToList());
    }

    public static MembershipTerms TermsOf(Membership membership) => new(
        membership.AgencyCode,
        membership.Roles.Select(r => r.RoleName).ToList(),
        membership.HasAllAreas ? [UserFactory.AllAreas] : membership.Areas.Select(a => a.AreaCode).ToList(),
        membership.StartsOn,
        membership.EndsOn);
}

/// <summary>A person no longer works for an agency, from this moment.</summary>
[RequiresPermission(HostPermissions.People, HostPermissions.PeopleOfAgency)]
[AuditedAs("Ended what a person works as")]
internal sealed record EndMembership(Guid PersonId, Guid MembershipId, long Version) : ICommand, IAboutRecord
{
    public string RecordType => "person";

    public Guid? RecordId => PersonId;
}

internal sealed class EndMembershipHandler(
    DirectoryReach reach,
    GrantReader grants,
    MembershipRules rules,
    LastRoleManager lastRoleManager,
    DirectoryHistory history,
    UserAccessReader access,
    ICurrentUser currentUser,
    TimeProvider clock) : IRequestHandler<EndMembership, Result>
{
    public async Task<Result> Handle(EndMembership request, CancellationToken cancellationToken)
    {
        var person = await reach.FindAsync(request.PersonId, cancellationToken);
        var membership = person?.Memberships.SingleOrDefault(m => m.Id == request.MembershipId && reach.Reaches(m.AgencyCode));
        if (person is null || membership is null)
            return Result.NotFound();
        if (person.Id == currentUser.Id)
            return Result.Failure("", "You cannot change your own roles or areas. Ask a colleague who looks after people.");
        if (reach.WhyNot(person, membership, await grants.GetAsync(cancellationToken)) is { } refused)
            return refused;
        if (membership.Version != request.Version)
            return Lost.Race();
        if (membership.HasEnded(clock.Today()))
            return Result.Success();

        history.Add(DirectoryHistory.Person(person.Id), $"No longer works for {await rules.InWordsAsync(SaveMembershipHandler.TermsOf(membership), cancellationToken)}.");
        membership.EndsOn = clock.Today().AddDays(-1);
        membership.Version++;
        if (await lastRoleManager.SaveAsync(cancellationToken) is { } nobodyLeft)
            return nobodyLeft;
        access.Forget();
        return Result.Success();
    }
}
