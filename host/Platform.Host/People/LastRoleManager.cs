using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;

namespace Platform.Host.People;

/// <summary>
/// Keeps somebody in the directory who may change roles: active, and with no last day set. Saves what the handler changed
/// inside the command's transaction, and refuses it when it would leave nobody.
/// </summary>
internal sealed class LastRoleManager(HostDbContext db, TimeProvider clock)
{
    public async Task<Failure?> SaveAsync(CancellationToken cancellationToken)
    {
        // Two people who each remove the other would both see the other still there: they queue at these rows.
        var managing = await ManagingRolesAsync(cancellationToken);
        await db.Roles.Where(r => managing.Contains(r.Name)).ExecuteUpdateAsync(s => s.SetProperty(r => r.IsRetired, r => r.IsRetired), cancellationToken);

        var before = await IsThereOneAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return before && !await IsThereOneAsync(cancellationToken)
            ? Result.Failure("", "This would leave nobody who may change roles. Give somebody else a role that may, with no last day, and then try again.")
            : null;
    }

    private async Task<bool> IsThereOneAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var managing = await ManagingRolesAsync(cancellationToken);
        return await db.Users.AnyAsync(
            u => u.IsActive && u.Memberships.Any(m => m.EndsOn == null && (m.StartsOn == null || m.StartsOn <= today) && m.Roles.Any(r => managing.Contains(r.RoleName))),
            cancellationToken);
    }

    private Task<List<string>> ManagingRolesAsync(CancellationToken cancellationToken)
        => db.Set<RolePermission>().AsNoTracking().Where(p => p.IsGranted && p.Permission == HostPermissions.ManageRoles).Select(p => p.RoleName).ToListAsync(cancellationToken);
}
