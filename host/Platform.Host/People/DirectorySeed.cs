using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.Host.People;

/// <summary>
/// The roles that an installation starts with, for each what the loaded modules propose, and which roles it may give. Only
/// what nobody has decided yet is written.
/// </summary>
internal sealed class DirectorySeed(HostDbContext db, PermissionDefinitions permissions) : IDataSeedContributor
{
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var roles = await db.Roles.Include(r => r.Permissions).Include(r => r.Grantable).AsSplitQuery().ToDictionaryAsync(r => r.Name, cancellationToken);
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
            foreach (var grantable in MayGive(name).Where(g => role.Grantable.All(known => known.GrantableRoleName != g)))
                role.Grantable.Add(new RoleGrantable { RoleName = name, GrantableRoleName = grantable, IsGranted = true });
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static IEnumerable<string> MayGive(string role) => role switch
    {
        Roles.ServiceLead or Roles.SystemAdministrator => Roles.All.Select(r => r.Name),
        Roles.OperationsManager => [Roles.CaseManager],
        _ => [],
    };
}
