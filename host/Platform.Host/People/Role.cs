namespace Platform.Host.People;

/// <summary>A role: a name for a set of permissions. What it may do is edited, never coded.</summary>
internal sealed class Role
{
    public required string Name { get; init; }

    public required string DisplayName { get; set; }

    /// <summary>Who has this role signs in with a second factor as well.</summary>
    public bool RequiresSecondFactor { get; set; } = true;

    /// <summary>Nobody is given it any longer.</summary>
    public bool IsRetired { get; set; }

    /// <summary>Raised by each change: who saves second is told.</summary>
    public long Version { get; set; }

    public List<RolePermission> Permissions { get; } = [];

    public List<RoleGrantable> Grantable { get; } = [];

    public void Decide(string permission, bool isGranted)
    {
        if (Permissions.SingleOrDefault(p => p.Permission == permission) is { } decided)
            decided.IsGranted = isGranted;
        else
            Permissions.Add(new RolePermission { RoleName = Name, Permission = permission, IsGranted = isGranted });
    }

    public void DecideGrantable(string role, bool isGranted)
    {
        if (Grantable.SingleOrDefault(g => g.GrantableRoleName == role) is { } decided)
            decided.IsGranted = isGranted;
        else
            Grantable.Add(new RoleGrantable { RoleName = Name, GrantableRoleName = role, IsGranted = isGranted });
    }
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

/// <summary>One answer to "may who holds this role give and take that role". A refusal is kept, as with permissions.</summary>
internal sealed class RoleGrantable
{
    public required string RoleName { get; init; }

    public required string GrantableRoleName { get; init; }

    public bool IsGranted { get; set; }
}
