using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Security;

namespace Platform.Host.People;

/// <summary>What somebody may give to others.</summary>
/// <param name="IsUnlimited">They may give every role, so every permission too.</param>
/// <param name="Roles">The roles they may give and take.</param>
/// <param name="Permissions">The permissions that those roles hold.</param>
internal sealed record Grants(bool IsUnlimited, IReadOnlySet<string> Roles, IReadOnlySet<string> Permissions)
{
    public bool MayGive(string permission) => IsUnlimited || Permissions.Contains(permission);
}

/// <summary>Reads what the current person may give, as a member of the agency that they work for now.</summary>
internal sealed class GrantReader(HostDbContext db, ICurrentUser currentUser)
{
    public async Task<Grants> GetAsync(CancellationToken cancellationToken)
    {
        var active = await db.Roles.AsNoTracking().Where(r => !r.IsRetired).Select(r => r.Name).ToListAsync(cancellationToken);
        if (currentUser.IsSystem)
            return new Grants(IsUnlimited: true, active.ToHashSet(StringComparer.Ordinal), new HashSet<string>());

        var membership = currentUser.MembershipId;
        var own = await db.Set<MembershipRole>().AsNoTracking().Where(r => r.MembershipId == membership).Select(r => r.RoleName).ToListAsync(cancellationToken);
        var may = await db.Set<RoleGrantable>().AsNoTracking().Where(g => g.IsGranted && own.Contains(g.RoleName)).Select(g => g.GrantableRoleName).ToListAsync(cancellationToken);
        var roles = active.Intersect(may, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var permissions = await db.Set<RolePermission>().AsNoTracking().Where(p => p.IsGranted && roles.Contains(p.RoleName)).Select(p => p.Permission).Distinct().ToListAsync(cancellationToken);
        return new Grants(active.Count > 0 && roles.Count == active.Count, roles, permissions.ToHashSet(StringComparer.Ordinal));
    }
}
