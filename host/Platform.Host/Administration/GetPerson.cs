using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.Host.Administration;

/// <summary>One person: what they work as, who covers for them, and what was changed.</summary>
[RequiresPermission(HostPermissions.People, HostPermissions.PeopleOfAgency)]
[AuditedAs("Opened a person’s page")]
internal sealed record GetPerson(Guid PersonId) : IQuery<PersonView?>, IAboutRecord
{
    public string RecordType => "person";

    public Guid? RecordId => PersonId;
}

internal sealed record PersonView(
    Guid Id,
    string UserName,
    string DisplayName,
    string Stamp,
    bool IsActive,
    bool IsSelf,
    bool HasPassword,
    bool MustChangePassword,
    DateTime? LockedUntilUtc,
    IReadOnlyList<MembershipView> Memberships,
    IReadOnlyList<CoverRow> Covers,
    IReadOnlyList<ChangeRow> Changes);

internal sealed record MembershipView(Guid Id, long Version, string? AgencyName, IReadOnlyList<string> RoleNames, MembershipTerms Terms, bool IsCurrent, bool HasEnded);

internal sealed class GetPersonHandler(HostDbContext db, DirectoryReach reach, DirectoryHistory history, CoverReader covers, ICurrentUser currentUser, TimeProvider clock)
    : IRequestHandler<GetPerson, PersonView?>
{
    public async Task<PersonView?> Handle(GetPerson request, CancellationToken cancellationToken)
    {
        if (await reach.People().AsNoTracking().SingleOrDefaultAsync(u => u.Id == request.PersonId, cancellationToken) is not { } person)
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var today = clock.Today();
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Code, a => a.Name, cancellationToken);
        var roles = await db.Roles.AsNoTracking().ToDictionaryAsync(r => r.Name, r => r.DisplayName, cancellationToken);
        return new PersonView(
            person.Id,
            person.UserName,
            person.DisplayName,
            person.ConcurrencyStamp,
            person.IsActive,
            person.Id == currentUser.Id,
            person.PasswordHash is not null,
            person.MustChangePassword,
            person.LockoutEndUtc > now ? person.LockoutEndUtc : null,
            person.Memberships.Where(m => reach.Reaches(m.AgencyCode)).OrderBy(m => m.HasEnded(today)).ThenBy(m => m.Id).Select(m => new MembershipView(
                m.Id,
                m.Version,
                m.AgencyCode is null ? null : agencies.GetValueOrDefault(m.AgencyCode, m.AgencyCode),
                m.Roles.Select(r => roles.GetValueOrDefault(r.RoleName, r.RoleName)).Order(StringComparer.Ordinal).ToList(),
                SaveMembershipHandler.TermsOf(m),
                m.IsCurrent(today),
                m.HasEnded(today))).ToList(),
            await covers.OfAsync(person.Id, cancellationToken),
            // What another agency changed is that agency's business.
            reach.IsEverywhere ? await history.GetAsync(DirectoryHistory.Person(person.Id), cancellationToken) : []);
    }
}

/// <summary>What the current person may choose from when they let somebody work for an agency.</summary>
[RequiresPermission(HostPermissions.People, HostPermissions.PeopleOfAgency)]
internal sealed record GetMembershipChoices : IQuery<MembershipChoices>;

internal sealed record MembershipChoices(IReadOnlyList<Choice> Agencies, IReadOnlyList<Choice> Roles, bool MayGiveAllAreas, IReadOnlyList<Choice> Areas);

internal sealed class GetMembershipChoicesHandler(HostDbContext db, DirectoryReach reach, GrantReader grants, ICurrentUser currentUser, ReferenceData reference)
    : IRequestHandler<GetMembershipChoices, MembershipChoices>
{
    public async Task<MembershipChoices> Handle(GetMembershipChoices request, CancellationToken cancellationToken)
    {
        var may = await grants.GetAsync(cancellationToken);
        var agencies = await db.Agencies.AsNoTracking().Where(a => !a.IsRetired).OrderBy(a => a.Name).Select(a => new Choice(a.Code, a.Name)).ToListAsync(cancellationToken);
        var roles = await db.Roles.AsNoTracking().Where(r => !r.IsRetired).OrderBy(r => r.DisplayName).Select(r => new Choice(r.Name, r.DisplayName)).ToListAsync(cancellationToken);
        return new MembershipChoices(
            agencies.Where(a => reach.Reaches(a.Code)).ToList(),
            roles.Where(r => may.Roles.Contains(r.Code)).ToList(),
            currentUser.HasAllAreas,
            reference.AreasFor(currentUser).Select(a => new Choice(a.Code, a.Name)).ToList());
    }
}
