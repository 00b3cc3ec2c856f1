using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Security;

namespace Platform.Host.People;

/// <summary>
/// Whom the current person looks after: everybody, or with a delegated right only the people of the agency that they work
/// for now, in their own areas and with the roles that they may give.
/// </summary>
internal sealed class DirectoryReach(HostDbContext db, ICurrentUser currentUser, GrantReader grants, TimeProvider clock)
{
    public bool IsEverywhere => currentUser.HasPermission(HostPermissions.People);

    /// <summary>The people within reach, with their memberships; a person who has gone to another agency is no longer.</summary>
    public IQueryable<User> People()
    {
        IQueryable<User> people = db.Users
            .Include(u => u.Memberships).ThenInclude(m => m.Roles)
            .Include(u => u.Memberships).ThenInclude(m => m.Areas)
            .AsSplitQuery();
        if (IsEverywhere)
            return people;
        var agency = currentUser.AgencyCode;
        var today = clock.Today();
        return people.Where(u => agency != null && u.Memberships.Any(m => m.AgencyCode == agency && (m.EndsOn == null || m.EndsOn >= today)));
    }

    public Task<User?> FindAsync(Guid personId, CancellationToken cancellationToken) => People().SingleOrDefaultAsync(u => u.Id == personId, cancellationToken);

    public bool Reaches(string? agencyCode) => IsEverywhere || agencyCode is not null && agencyCode == currentUser.AgencyCode;

    /// <summary>The areas are the current person's own.</summary>
    public bool Reaches(bool allAreas, IEnumerable<string> areas)
        => currentUser.HasAllAreas || !allAreas && areas.All(a => currentUser.Areas.Contains(a, StringComparer.Ordinal));

    /// <summary>Why the current person may not decide about somebody's whole access; null when they may.</summary>
    public async Task<Failure?> WhyNotAsync(User person, CancellationToken cancellationToken)
    {
        if (person.Id == currentUser.Id)
            return Result.Failure("", "You cannot change your own access. Ask a colleague who looks after people.");
        var today = clock.Today();
        var may = await grants.GetAsync(cancellationToken);
        foreach (var membership in person.Memberships.Where(m => !m.HasEnded(today)))
            if (WhyNot(person, membership, may) is { } refused)
                return refused;
        return null;
    }

    /// <summary>Why the current person may not change what somebody works as; null when they may.</summary>
    public Failure? WhyNot(User person, Membership membership, Grants may)
    {
        if (!Reaches(membership.AgencyCode))
            return Result.Failure("", $"{person.DisplayName} also works for another agency. Ask a service lead.");
        if (membership.Roles.Any(r => !may.Roles.Contains(r.RoleName)))
            return Result.Failure("", $"{person.DisplayName} holds a role that you may not give. Ask a service lead.");
        if (!Reaches(membership.HasAllAreas, membership.Areas.Select(a => a.AreaCode)))
            return Result.Failure("", $"{person.DisplayName} also works in areas that are not yours. Ask a service lead.");
        return null;
    }
}
