using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Security;

namespace Platform.Host.People;

/// <summary>Who holds a role.</summary>
internal sealed class RoleHolders(HostDbContext db, ICurrentUser currentUser, TimeProvider clock)
{
    /// <summary>The current person holds it, for any agency.</summary>
    public async Task<bool> IsOwnAsync(string role, CancellationToken cancellationToken)
    {
        var (me, today) = (currentUser.Id, clock.Today());
        return me is not null && await db.Memberships.AnyAsync(m => m.UserId == me && (m.EndsOn == null || m.EndsOn >= today) && m.Roles.Any(r => r.RoleName == role), cancellationToken);
    }

    /// <summary>Somebody who can sign in holds it, now or from a later day on.</summary>
    public async Task<bool> AnyAsync(string role, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        return await db.Users.AnyAsync(u => u.IsActive && u.Memberships.Any(m => (m.EndsOn == null || m.EndsOn >= today) && m.Roles.Any(r => r.RoleName == role)), cancellationToken);
    }
}
