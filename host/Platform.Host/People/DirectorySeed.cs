using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.Host.People;

/// <summary>
/// The roles that an installation starts with, and for each what the loaded modules propose. Only what nobody has decided
/// yet is written.
/// </summary>
internal sealed class DirectorySeed(HostDbContext db, PermissionDefinitions permissions) : IDataSeedContributor
{
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var roles = await db.Roles.Include(r => r.Permissions).ToDictionaryAsync(r => r.Name, cancellationToken);
        foreach (var (name, displayName) in Roles.All)
        {
            if (!roles.TryGetValue(name, out var role))
            {
                role = new Role { Name = name, DisplayName = displayName };
                db.Roles.Add(role);
            }

            var decided = role.Permissions.Select(p => p.Permission).ToHashSet(StringComparer.Ordinal);
            foreach (var permission in permissions.DefaultsOf(name).Where(p => !decided.Contains(p)))
                role.Permissions.Add(new RolePermission { RoleName = name, Permission = permission, IsGranted = true });
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
