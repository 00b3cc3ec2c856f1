using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.Testing;

/// <summary>Restricts records in tests of modules whose pages for it are the host's.</summary>
public static class Restrictions
{
    /// <summary>From now on nobody sees the records about this person; a role of <see cref="PlatformHost.SendAsync{T}"/> can be named.</summary>
    public static Task RestrictAsync(this PlatformHost host, Guid personId, string recordType, string area, params Guid[] named) => host.InScopeAsync(async services =>
    {
        var kernel = services.GetRequiredService<KernelDbContext>();
        var now = host.Clock.GetUtcNow().UtcDateTime;
        kernel.Add(new RecordRestriction
        {
            PersonId = personId, RecordType = recordType, AreaCode = area, OwnerId = Guid.NewGuid(), Reason = "test", RestrictedBy = null, RestrictedUtc = now,
        });
        foreach (var user in named)
            kernel.Add(new RecordGrant { Id = Guid.NewGuid(), PersonId = personId, UserId = user, Kind = RecordGrantKind.Named, Reason = "test", GrantedBy = null, FromUtc = now, UntilUtc = null });
        await kernel.SaveChangesAsync();
    });
}
