using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Platform.Kernel.Application;
using Platform.Kernel.Security;

namespace Platform.Host.People;

/// <summary>What a person may do and where, read anew every few seconds: a role taken away works mid-session.</summary>
internal sealed class UserAccessReader(HostDbContext db, IMemoryCache cache, AfterCommit afterCommit, TimeProvider clock)
{
    // Other nodes see a change after at most this long.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private const string Changes = "host_Changes";

    /// <summary>The person as what they were given first.</summary>
    public Task<UserAccess?> FindAsync(Guid userId, CancellationToken cancellationToken) => FindAsync(userId, membershipId: null, cancellationToken);

    /// <summary>
    /// The person as a member of the agency that they chose to work for; as what they were given first where they chose none,
    /// or one that they may no longer work for. Null for somebody who has left.
    /// </summary>
    public async Task<UserAccess?> FindAsync(Guid userId, Guid? membershipId, CancellationToken cancellationToken)
    {
        // The day is part of the key: a membership or a cover that ends on a date ends with it, mid-session.
        var today = clock.Today();
        var key = (nameof(UserAccess), userId, today, cache.Get<long>(Changes));
        if (!cache.TryGetValue(key, out IReadOnlyList<UserAccess>? known))
            known = cache.Set(key, await ReadAsync(userId, today, cancellationToken), Fresh);
        return known!.FirstOrDefault(a => a.MembershipId is not null && a.MembershipId == membershipId) ?? known!.FirstOrDefault();
    }

    /// <summary>Somebody changed the directory: everybody is read anew, as soon as the change is there to be read.</summary>
    public void Forget()
    {
        if (db.Database.CurrentTransaction is null)
            Bump();
        else
            afterCommit.Add(Bump);
    }

    private void Bump() => cache.Set(Changes, cache.Get<long>(Changes) + 1);

    private async Task<IReadOnlyList<UserAccess>> ReadAsync(Guid userId, DateOnly today, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking()
            .Include(u => u.Memberships).ThenInclude(m => m.Areas)
            .Include(u => u.Memberships).ThenInclude(m => m.Roles)
            .AsSplitQuery()
            .SingleOrDefaultAsync(u => u.Id == userId && u.IsActive, cancellationToken);
        if (user is null)
            return [];

        var current = user.Memberships.Where(m => m.IsCurrent(today)).OrderBy(m => m.Id).ToList();
        if (current.Count == 0)
            return [new UserAccess(user.Id, user.DisplayName, null, HasAllAreas: false, [], new HashSet<string>())];

        var codes = current.Select(m => m.AgencyCode).ToList();
        var names = await db.Agencies.AsNoTracking().Where(a => codes.Contains(a.Code)).ToDictionaryAsync(a => a.Code, a => a.Name, cancellationToken);
        var roles = current.SelectMany(m => m.Roles).Select(r => r.RoleName).Distinct().ToList();
        var granted = (await db.Set<RolePermission>().AsNoTracking().Where(p => p.IsGranted && roles.Contains(p.RoleName)).ToListAsync(cancellationToken))
            .ToLookup(p => p.RoleName, p => p.Permission);
        var covers = await CoversAsync(userId, today, cancellationToken);
        var partnership = await PartnershipAreasAsync(cancellationToken);
        var choices = current.Select(m => new MembershipChoice(m.Id, NameOf(m))).ToList();

        return current.Select(m =>
        {
            var covered = covers.Where(c => c.AgencyCode == m.AgencyCode).ToList();
            return new UserAccess(
                user.Id,
                user.DisplayName,
                m.AgencyCode,
                m.HasAllAreas || covered.Any(c => c.AllAreas),
                m.Areas.Select(a => a.AreaCode).Concat(covered.SelectMany(c => c.Areas)).Distinct().ToList(),
                m.Roles.SelectMany(r => granted[r.RoleName]).ToHashSet(StringComparer.Ordinal))
            {
                MembershipId = m.Id,
                AgencyName = NameOf(m),
                Memberships = choices,
                Covers = covered.Select(c => c.Person).DistinctBy(c => c.Id).ToList(),
                PartnershipAreas = partnership,
            };
        }).ToList();

        string? NameOf(Membership m) => m.AgencyCode is null ? null : names.GetValueOrDefault(m.AgencyCode, m.AgencyCode);
    }

    private async Task<IReadOnlyList<Covered>> CoversAsync(Guid userId, DateOnly today, CancellationToken cancellationToken)
    {
        var covers = await (
            from cover in db.Covers.AsNoTracking()
            join person in db.Users on cover.PersonId equals person.Id
            where cover.CoveredById == userId && cover.EndsOn >= today && cover.StartsOn <= today && cover.EndedUtc == null
            orderby person.DisplayName
            select new { cover.PersonId, person.DisplayName, cover.AgencyCode, cover.GivesAreas }).ToListAsync(cancellationToken);
        if (covers.Count == 0)
            return [];

        var away = covers.Where(c => c.GivesAreas).Select(c => c.PersonId).ToList();
        var theirs = away.Count == 0 ? [] : await db.Memberships.AsNoTracking().Include(m => m.Areas).Where(m => away.Contains(m.UserId)).ToListAsync(cancellationToken);
        return covers.Select(c =>
        {
            var of = c.GivesAreas ? theirs.Where(m => m.UserId == c.PersonId && m.AgencyCode == c.AgencyCode && m.IsCurrent(today)).ToList() : [];
            return new Covered(new CoveredPerson(c.PersonId, c.DisplayName), c.AgencyCode, of.Any(m => m.HasAllAreas), of.SelectMany(m => m.Areas).Select(a => a.AreaCode).ToList());
        }).ToList();
    }

    private async Task<IReadOnlyList<string>> PartnershipAreasAsync(CancellationToken cancellationToken)
    {
        var chosen = await db.PartnershipAreas.AsNoTracking().Select(a => a.AreaCode).ToListAsync(cancellationToken);
        return chosen.Count > 0 ? chosen : await db.Set<MembershipArea>().AsNoTracking().Select(a => a.AreaCode).Distinct().ToListAsync(cancellationToken);
    }

    private sealed record Covered(CoveredPerson Person, string? AgencyCode, bool AllAreas, IReadOnlyList<string> Areas);
}
