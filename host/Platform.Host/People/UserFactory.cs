using Platform.Kernel.Data;

namespace Platform.Host.People;

/// <summary>Makes a person with their roles and areas; Identity adds the password.</summary>
internal static class UserFactory
{
    public static User Create(IServiceProvider services, string userName, string displayName, string? agencyCode, IEnumerable<string> roles, IEnumerable<string> areas)
    {
        var id = services.GetRequiredService<IGuidGenerator>().Create();
        var user = new User
        {
            Id = id,
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            DisplayName = displayName,
            AgencyCode = agencyCode,
            CreatedUtc = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
        };
        foreach (var area in areas.Distinct(StringComparer.Ordinal))
        {
            if (area == "all")
                user.HasAllAreas = true;
            else
                user.Areas.Add(new UserArea { UserId = id, AreaCode = area });
        }

        user.Roles.AddRange(roles.Distinct(StringComparer.Ordinal).Select(r => new UserRole { UserId = id, RoleName = r }));
        return user;
    }
}
