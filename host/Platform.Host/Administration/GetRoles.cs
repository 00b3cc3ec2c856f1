using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Security;

namespace Platform.Host.Administration;

/// <summary>Every role beside every other: who holds it, and what it may do.</summary>
[RequiresPermission(HostPermissions.ManageRoles, HostPermissions.People)]
internal sealed record GetRoles : IQuery<RolesView>;

internal sealed record RolesView(IReadOnlyList<RoleRow> Roles, IReadOnlyList<PermissionGroupDefinition> Groups);

internal sealed record RoleRow(string Name, string DisplayName, bool IsRetired, int Holders, IReadOnlySet<string> Permissions, bool MayChange);

internal sealed class GetRolesHandler(HostDbContext db, PermissionDefinitions definitions, GrantReader grants, TimeProvider clock) : IRequestHandler<GetRoles, RolesView>
{
    public async Task<RolesView> Handle(GetRoles request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var may = await grants.GetAsync(cancellationToken);
        var roles = await db.Roles.AsNoTracking().Include(r => r.Permissions).OrderBy(r => r.DisplayName).ToListAsync(cancellationToken);
        var holders = await (
            from user in db.Users.AsNoTracking()
            from membership in user.Memberships
            from role in membership.Roles
            where user.IsActive && (membership.EndsOn == null || membership.EndsOn >= today)
            select new { role.RoleName, user.Id }).Distinct().GroupBy(r => r.RoleName).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return new RolesView(
            roles.Select(r => new RoleRow(
                r.Name,
                r.DisplayName,
                r.IsRetired,
                holders.GetValueOrDefault(r.Name),
                r.Permissions.Where(p => p.IsGranted).Select(p => p.Permission).ToHashSet(StringComparer.Ordinal),
                r.IsRetired ? may.IsUnlimited : may.Roles.Contains(r.Name))).ToList(),
            definitions.Groups);
    }
}

/// <summary>One role: what it may do, which roles its holders may give, and what was changed.</summary>
[RequiresPermission(HostPermissions.ManageRoles)]
internal sealed record GetRole(string Name) : IQuery<RoleView?>;

internal sealed record RoleView(
    string Name,
    string DisplayName,
    bool IsRetired,
    long Version,
    bool RequiresSecondFactor,
    bool IsOwn,
    bool MayChange,
    IReadOnlyList<string> Permissions,
    IReadOnlyList<string> Grantable,
    IReadOnlyList<PermissionGroupDefinition> Groups,
    IReadOnlyList<Choice> OtherRoles,
    IReadOnlyList<ChangeRow> Changes);

internal sealed class GetRoleHandler(HostDbContext db, PermissionDefinitions definitions, GrantReader grants, RoleHolders holders, DirectoryHistory history) : IRequestHandler<GetRole, RoleView?>
{
    public async Task<RoleView?> Handle(GetRole request, CancellationToken cancellationToken)
    {
        var role = await db.Roles.AsNoTracking().Include(r => r.Permissions).Include(r => r.Grantable).AsSplitQuery().SingleOrDefaultAsync(r => r.Name == request.Name, cancellationToken);
        if (role is null)
            return null;
        var may = await grants.GetAsync(cancellationToken);
        var known = definitions.All.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return new RoleView(
            role.Name,
            role.DisplayName,
            role.IsRetired,
            role.Version,
            role.RequiresSecondFactor,
            await holders.IsOwnAsync(role.Name, cancellationToken),
            role.IsRetired ? may.IsUnlimited : may.Roles.Contains(role.Name),
            role.Permissions.Where(p => p.IsGranted && known.Contains(p.Permission)).Select(p => p.Permission).ToList(),
            role.Grantable.Where(g => g.IsGranted).Select(g => g.GrantableRoleName).ToList(),
            definitions.Groups,
            await db.Roles.AsNoTracking().Where(r => !r.IsRetired).OrderBy(r => r.DisplayName).Select(r => new Choice(r.Name, r.DisplayName)).ToListAsync(cancellationToken),
            await history.GetAsync(DirectoryHistory.Role(role.Name), cancellationToken));
    }
}
