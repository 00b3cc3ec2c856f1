using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;

namespace Platform.Host.Administration;

/// <summary>People of the directory by user name, one page after a key.</summary>
[RequiresPermission(HostPermissions.People)]
internal sealed record GetPeople(string? After) : IQuery<PeoplePage>;

internal sealed record PeoplePage(IReadOnlyList<PersonRow> People, string? NextKey, IReadOnlyList<RoleRow> Roles);

internal sealed record PersonRow(string UserName, string DisplayName, string? AgencyName, IReadOnlyList<string> Roles, bool HasAllAreas, IReadOnlyList<string> Areas, bool IsActive);

internal sealed record RoleRow(string Name, string DisplayName, IReadOnlyList<string> Permissions);

internal sealed class GetPeopleHandler(HostDbContext db, Kernel.Security.PermissionDefinitions definitions) : IRequestHandler<GetPeople, PeoplePage>
{
    private const int PageSize = 50;

    public async Task<PeoplePage> Handle(GetPeople request, CancellationToken cancellationToken)
    {
        var after = request.After?.ToUpperInvariant();
        var users = await db.Users.AsNoTracking().Include(u => u.Roles).Include(u => u.Areas).AsSplitQuery()
            .Where(u => after == null || string.Compare(u.NormalizedUserName, after) > 0)
            .OrderBy(u => u.NormalizedUserName)
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Code, a => a.Name, cancellationToken);
        var roles = await db.Roles.AsNoTracking().Include(r => r.Permissions).OrderBy(r => r.DisplayName).ToListAsync(cancellationToken);
        var roleNames = roles.ToDictionary(r => r.Name, r => r.DisplayName);
        var permissionNames = definitions.All.ToDictionary(p => p.Name, p => p.DisplayName);

        var page = users.Take(PageSize).ToList();
        return new PeoplePage(
            page.Select(u => new PersonRow(
                u.UserName,
                u.DisplayName,
                u.AgencyCode is null ? null : agencies.GetValueOrDefault(u.AgencyCode, u.AgencyCode),
                u.Roles.Select(r => roleNames.GetValueOrDefault(r.RoleName, r.RoleName)).Order(StringComparer.Ordinal).ToList(),
                u.HasAllAreas,
                u.Areas.Select(a => a.AreaCode).Order(StringComparer.Ordinal).ToList(),
                u.IsActive)).ToList(),
            users.Count > PageSize ? page[^1].UserName : null,
            roles.Select(r => new RoleRow(r.Name, r.DisplayName, r.Permissions.Where(p => p.IsGranted && permissionNames.ContainsKey(p.Permission)).Select(p => permissionNames[p.Permission]).Order(StringComparer.Ordinal).ToList())).ToList());
    }
}
