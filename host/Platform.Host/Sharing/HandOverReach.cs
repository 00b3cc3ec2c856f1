using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;

namespace Platform.Host.Sharing;

/// <summary>Who answers an offer: the person, somebody of the area's team, or somebody of the agency. Never who made it.</summary>
internal static class HandOverReach
{
    public static IQueryable<HandOver> ToMe(this IQueryable<HandOver> handOvers, ICurrentUser user)
    {
        var (me, agency, all, areas) = (user.Id, user.AgencyCode, user.HasAllAreas, user.Areas);
        var mayReceive = agency is not null && user.HasPermission(HandOverPermissions.Receive);
        return handOvers.Where(h => (me != null && h.ToUserId == me)
            || (mayReceive && h.ToUserId == null && h.FromUserId != me && h.ToAgency == agency && (h.ToAreaCode == null || all || EF.Parameter(areas).Contains(h.ToAreaCode))));
    }

    /// <summary>Teams that a record can be offered to: the areas of people whose role lets them take it, by agency. The one that has it is not among them.</summary>
    public static async Task<IReadOnlyList<HandOverTeam>> TeamsAsync(HostDbContext db, IHandOverTarget target, HandOverRecord record, string? ownAgency, CancellationToken cancellationToken)
    {
        var found = await (from m in db.Memberships.AsNoTracking()
                           where m.AgencyCode != null && m.Roles.Any(r => db.Set<RolePermission>().Any(p => p.RoleName == r.RoleName && p.IsGranted && p.Permission == target.RequiredPermission))
                           join u in db.Users on m.UserId equals u.Id
                           where u.IsActive
                           from area in m.Areas
                           where area.AreaCode != record.AreaCode || m.AgencyCode != ownAgency
                           join agency in db.Agencies on m.AgencyCode equals agency.Code
                           select new { agency.Code, agency.Name, area.AreaCode }).Distinct().ToListAsync(cancellationToken);
        return [.. found.Select(t => new HandOverTeam(t.Code, t.Name, t.AreaCode))];
    }
}

/// <summary>The people of an agency who work in an area.</summary>
internal sealed record HandOverTeam(string AgencyCode, string AgencyName, string AreaCode)
{
    /// <summary>As a form sends it.</summary>
    public string Key => $"{AgencyCode}|{AreaCode}";
}
