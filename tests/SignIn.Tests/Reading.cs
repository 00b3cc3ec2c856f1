using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.People;
using Platform.Kernel.Data;
using Platform.Testing;

namespace SignIn.Tests;

internal static class Reading
{
    public static Task<Guid> IdOfAsync(this PlatformHost host, string userName) => host.InScopeAsync(services
        => services.GetRequiredService<HostDbContext>().Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync());

    public static Task<List<Audited>> AuditAsync(this PlatformHost host, string action) => host.InScopeAsync(services
        => services.GetRequiredService<KernelDbContext>().Audit.AsNoTracking().Where(e => e.Action == action).OrderBy(e => e.OccurredUtc)
            .Select(e => new Audited(e.UserId, e.UserName, e.AgencyCode, e.RecordId, e.Reason)).ToListAsync());

    public static Task ChangeUserAsync(this PlatformHost host, string userName, Action<User> change) => host.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<HostDbContext>();
        change(await db.Users.SingleAsync(u => u.UserName == userName));
        await db.SaveChangesAsync();
    });
}

internal sealed record Audited(Guid? UserId, string UserName, string? AgencyCode, Guid? RecordId, string? Reason);
