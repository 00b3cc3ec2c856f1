namespace Platform.Host.People;

/// <summary>A person who signs in. People who have left stay, so that what they did still shows by name.</summary>
internal sealed class User
{
    public Guid Id { get; init; }

    public required string UserName { get; set; }

    public required string NormalizedUserName { get; set; }

    /// <summary>How colleagues know them.</summary>
    public required string DisplayName { get; set; }

    public string? PasswordHash { get; set; }

    public string SecurityStamp { get; set; } = "";

    public string ConcurrencyStamp { get; set; } = "";

    public int AccessFailedCount { get; set; }

    public DateTime? LockoutEndUtc { get; set; }

    public string? AgencyCode { get; set; }

    public bool HasAllAreas { get; set; }

    /// <summary>False for somebody who has left: they cannot sign in.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>The password was given to them by somebody else: they set their own when they sign in.</summary>
    public bool MustChangePassword { get; set; }

    public DateTime CreatedUtc { get; init; }

    public List<UserRole> Roles { get; } = [];

    public List<UserArea> Areas { get; } = [];
}

internal sealed class UserRole
{
    public Guid UserId { get; init; }

    public required string RoleName { get; init; }
}

internal sealed class UserArea
{
    public Guid UserId { get; init; }

    public required string AreaCode { get; init; }
}

/// <summary>A role: a name for a set of permissions. What it may do is edited, never coded.</summary>
internal sealed class Role
{
    public required string Name { get; init; }

    public required string DisplayName { get; set; }

    /// <summary>Who has this role signs in with a second factor as well.</summary>
    public bool RequiresSecondFactor { get; set; } = true;

    public List<RolePermission> Permissions { get; } = [];
}

/// <summary>
/// One answer to "may this role do this". A refusal is kept too: a permission that somebody took away is not given back
/// by the next start, and one that a new module brings is given once.
/// </summary>
internal sealed class RolePermission
{
    public required string RoleName { get; init; }

    public required string Permission { get; init; }

    public bool IsGranted { get; set; }
}

/// <summary>An agency of the partnership.</summary>
internal sealed class Agency
{
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>A code of the reference data's agency kinds.</summary>
    public required string Kind { get; set; }
}
