using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Platform.Kernel.Security;

namespace Platform.Host.People;

/// <summary>What a person may do and where, read anew every few seconds: a role taken away works mid-session.</summary>
internal sealed class UserAccessReader(HostDbContext db, IMemoryCache cache)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    public async Task<UserAccess?> FindAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue((nameof(UserAccess), userId), out UserAccess? known))
            return known;

        var user = await db.Users.AsNoTracking().Include(u => u.Areas).Include(u => u.Roles).AsSplitQuery()
            .SingleOrDefaultAsync(u => u.Id == userId && u.IsActive, cancellationToken);
        if (user is null)
            return null;

        var access = new UserAccess(
            user.Id,
            user.DisplayName,
            user.AgencyCode,
            user.HasAllAreas,
            user.Areas.Select(a => a.AreaCode).ToList(),
            await PermissionsOfAsync(user.Roles.Select(r => r.RoleName).ToList(), cancellationToken));
        return cache.Set((nameof(UserAccess), userId), access, Fresh);
    }

    public async Task<IReadOnlySet<string>> PermissionsOfAsync(IReadOnlyCollection<string> roles, CancellationToken cancellationToken)
        => (await db.Set<RolePermission>().AsNoTracking()
            .Where(p => p.IsGranted && roles.Contains(p.RoleName))
            .Select(p => p.Permission)
            .ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);

    public void Forget(Guid userId) => cache.Remove((nameof(UserAccess), userId));
}
