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

    /// <summary>False for somebody who has left: they cannot sign in.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>The password was given to them by somebody else: they set their own when they sign in.</summary>
    public bool MustChangePassword { get; set; }

    public DateTime CreatedUtc { get; init; }

    /// <summary>What they work as, past ones too: for which agency, in which areas, with which roles.</summary>
    public List<Membership> Memberships { get; } = [];
}
