namespace Platform.Host.People;

/// <summary>What a person works as: for one agency, with roles, in areas, and maybe only for a time.</summary>
internal sealed class Membership
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>A code of the directory; null for somebody of no agency, for example the first person of an installation.</summary>
    public string? AgencyCode { get; set; }

    public bool HasAllAreas { get; set; }

    /// <summary>The first day; null for from the beginning.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>The last day; null for no end.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>Raised by each change: who saves second is told.</summary>
    public long Version { get; set; }

    public List<MembershipRole> Roles { get; } = [];

    public List<MembershipArea> Areas { get; } = [];

    public bool HasEnded(DateOnly today) => EndsOn < today;

    public bool IsCurrent(DateOnly today) => (StartsOn is null || StartsOn <= today) && !HasEnded(today);

    /// <summary>There is a day on which both are in force.</summary>
    public bool Overlaps(DateOnly? startsOn, DateOnly? endsOn)
        => (EndsOn is null || startsOn is null || startsOn <= EndsOn) && (endsOn is null || StartsOn is null || StartsOn <= endsOn);
}

internal sealed class MembershipRole
{
    public Guid MembershipId { get; init; }

    public required string RoleName { get; init; }
}

internal sealed class MembershipArea
{
    public Guid MembershipId { get; init; }

    public required string AreaCode { get; init; }
}
