using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;

namespace Platform.Host.Administration;

/// <summary>People within reach by user name, one page after a key.</summary>
/// <param name="After">The user name after which to go on.</param>
/// <param name="AgencyCode">Only those who work for this agency.</param>
/// <param name="Role">Only those who hold this role.</param>
/// <param name="HaveLeft">Those who have left, instead of those who can sign in.</param>
[RequiresPermission(HostPermissions.People, HostPermissions.PeopleOfAgency)]
internal sealed record GetPeople(string? After, string? AgencyCode = null, string? Role = null, bool HaveLeft = false) : IQuery<PeoplePage>;

internal sealed record PeoplePage(IReadOnlyList<PersonRow> People, string? NextKey, IReadOnlyList<Choice> Agencies, IReadOnlyList<Choice> Roles);

internal sealed record PersonRow(Guid Id, string UserName, string DisplayName, IReadOnlyList<MembershipRow> Memberships, bool IsActive);

internal sealed record MembershipRow(string? AgencyName, IReadOnlyList<string> Roles, bool HasAllAreas, IReadOnlyList<string> Areas, bool IsCurrent);

/// <summary>Something to choose from a list.</summary>
internal sealed record Choice(string Code, string Name);

internal sealed class GetPeopleHandler(HostDbContext db, DirectoryReach reach, TimeProvider clock) : IRequestHandler<GetPeople, PeoplePage>
{
    private const int PageSize = 50;

    public async Task<PeoplePage> Handle(GetPeople request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var after = request.After?.ToUpperInvariant();
        var found = reach.People().AsNoTracking().Where(u => u.IsActive != request.HaveLeft);
        if (request.AgencyCode is { Length: > 0 } agency)
            found = found.Where(u => u.Memberships.Any(m => m.AgencyCode == agency && (m.EndsOn == null || m.EndsOn >= today)));
        if (request.Role is { Length: > 0 } role)
            found = found.Where(u => u.Memberships.Any(m => (m.EndsOn == null || m.EndsOn >= today) && m.Roles.Any(r => r.RoleName == role)));
        var users = await found
            .Where(u => after == null || string.Compare(u.NormalizedUserName, after) > 0)
            .OrderBy(u => u.NormalizedUserName)
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        var agencies = await db.Agencies.AsNoTracking().OrderBy(a => a.Name).Select(a => new Choice(a.Code, a.Name)).ToListAsync(cancellationToken);
        var roles = await db.Roles.AsNoTracking().Where(r => !r.IsRetired).OrderBy(r => r.DisplayName).Select(r => new Choice(r.Name, r.DisplayName)).ToListAsync(cancellationToken);
        var agencyNames = agencies.ToDictionary(a => a.Code, a => a.Name);
        var roleNames = roles.ToDictionary(r => r.Code, r => r.Name);

        var page = users.Take(PageSize).ToList();
        return new PeoplePage(
            page.Select(u => new PersonRow(
                u.Id,
                u.UserName,
                u.DisplayName,
                u.Memberships.Where(m => !m.HasEnded(today) && reach.Reaches(m.AgencyCode)).OrderBy(m => m.Id).Select(m => new MembershipRow(
                    m.AgencyCode is null ? null : agencyNames.GetValueOrDefault(m.AgencyCode, m.AgencyCode),
                    m.Roles.Select(r => roleNames.GetValueOrDefault(r.RoleName, r.RoleName)).Order(StringComparer.Ordinal).ToList(),
                    m.HasAllAreas,
                    m.Areas.Select(a => a.AreaCode).Order(StringComparer.Ordinal).ToList(),
                    m.IsCurrent(today))).ToList(),
                u.IsActive)).ToList(),
            users.Count > PageSize ? page[^1].UserName : null,
            agencies.Where(a => reach.Reaches(a.Code)).ToList(),
            roles);
    }
}
