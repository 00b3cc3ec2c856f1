using Platform.Kernel.Data;

namespace Platform.Host.People;

/// <summary>Makes a person with a first membership; Identity adds the password.</summary>
internal static class UserFactory
{
    /// <summary>Stands for every area where areas are named.</summary>
    public const string AllAreas = "all";

    public static User Create(IServiceProvider services, string userName, string displayName, string? agencyCode, IEnumerable<string> roles, IEnumerable<string> areas)
    {
        var guids = services.GetRequiredService<IGuidGenerator>();
        var user = new User
        {
            Id = guids.Create(),
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            DisplayName = displayName,
            CreatedUtc = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
        };
        user.Memberships.Add(CreateMembership(guids.Create(), user.Id, agencyCode, roles, areas));
        return user;
    }

    public static Membership CreateMembership(Guid id, Guid userId, string? agencyCode, IEnumerable<string> roles, IEnumerable<string> areas)
    {
        var wanted = areas.Distinct(StringComparer.Ordinal).ToList();
        var membership = new Membership { Id = id, UserId = userId, AgencyCode = agencyCode, HasAllAreas = wanted.Contains(AllAreas) };
        if (!membership.HasAllAreas)
            membership.Areas.AddRange(wanted.Select(a => new MembershipArea { MembershipId = id, AreaCode = a }));
        membership.Roles.AddRange(roles.Distinct(StringComparer.Ordinal).Select(r => new MembershipRole { MembershipId = id, RoleName = r }));
        return membership;
    }
}
