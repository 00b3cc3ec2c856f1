using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Platform.Host.People;
using Platform.Kernel.Security;

namespace Platform.Host.Auditing;

/// <summary>The agencies' names from the host's directory, read anew every minute.</summary>
internal sealed class AgencyDirectory(HostDbContext db, IMemoryCache cache) : IAgencyDirectory
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyDictionary<string, string>> GetNamesAsync(CancellationToken cancellationToken)
        => (await cache.GetOrCreateAsync(nameof(AgencyDirectory), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Fresh;
            return await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Code, a => a.Name, cancellationToken);
        }))!;
}
