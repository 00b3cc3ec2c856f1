namespace Platform.Kernel.Security;

/// <summary>
/// Only named people may see the records about one person. One row for each person who was ever restricted; every module's
/// queries read it beside their own rows (<c>IsAbout</c>), so that no page can forget it.
/// </summary>
internal sealed class RecordRestriction
{
    /// <summary>The person whom the records are about: a child, a person harmed, an adult in a cohort.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>One of the record types that label providers name, for example <c>child</c>.</summary>
    public required string RecordType { get; set; }

    /// <summary>The area of the record when it was restricted: who may learn that it exists is decided by area too.</summary>
    public required string AreaCode { get; set; }

    /// <summary>Who answers for the record and is told of emergency access.</summary>
    public required Guid OwnerId { get; set; }

    public required string Reason { get; set; }

    public required Guid? RestrictedBy { get; set; }

    public required DateTime RestrictedUtc { get; set; }

    /// <summary>No longer restricted since then; null while it is.</summary>
    public DateTime? LiftedUtc { get; set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; set; }
}

/// <summary>One person's way into a restricted record: named, or for a short time in an emergency.</summary>
internal sealed class RecordGrant
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid UserId { get; init; }

    public required RecordGrantKind Kind { get; init; }

    public required string Reason { get; init; }

    public required Guid? GrantedBy { get; init; }

    public required DateTime FromUtc { get; init; }

    /// <summary>The access ends by itself then, also in the middle of a session; null for somebody named.</summary>
    public required DateTime? UntilUtc { get; init; }

    /// <summary>Ended before its time.</summary>
    public DateTime? EndedUtc { get; set; }

    /// <summary>The owner of the record has seen that it was opened.</summary>
    public DateTime? SeenByOwnerUtc { get; set; }

    public DateTime? ReviewedUtc { get; set; }

    public Guid? ReviewedBy { get; set; }

    /// <summary>What the review of an emergency access found; null until it is reviewed.</summary>
    public EmergencyAccessFinding? Finding { get; set; }

    public string? ReviewNote { get; set; }

    /// <summary>Concurrency token: two people who review at once.</summary>
    public int Version { get; set; }
}

/// <summary>How a person came to a restricted record.</summary>
internal enum RecordGrantKind
{
    /// <summary>Named by somebody who may name.</summary>
    Named,

    /// <summary>Opened in an emergency, with a reason, for a short time.</summary>
    Emergency,
}

/// <summary>What the review of an emergency access found.</summary>
internal enum EmergencyAccessFinding
{
    /// <summary>It was needed.</summary>
    Justified,

    /// <summary>It was needed, and the person ought to have been named before.</summary>
    JustifiedNameThePerson,

    /// <summary>It was not needed and is taken further outside the platform.</summary>
    NotJustified,
}
