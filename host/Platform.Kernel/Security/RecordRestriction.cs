using System.ComponentModel.DataAnnotations;

namespace Platform.Kernel.Security;

/// <summary>
/// The records about one person are kept from people who would see them otherwise. One row for each person and kind that there
/// ever was; every module's queries read it beside their own rows (<c>IsAbout</c>), so that no page can forget it.
/// </summary>
internal sealed class RecordRestriction
{
    public const int ReasonLength = 1000;

    /// <summary>Why they are kept, and so what opens them.</summary>
    public RestrictionKind Kind { get; init; }

    /// <summary>The person whom the records are about: a child, a person harmed, an adult in a cohort.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>One of the record types that label providers name, for example <c>child</c>.</summary>
    public required string RecordType { get; set; }

    /// <summary>The area of the record when it was restricted: who may learn that it exists is decided by area too.</summary>
    public required string AreaCode { get; set; }

    /// <summary>Who answers for the record and is told when it was opened.</summary>
    public required Guid OwnerId { get; set; }

    public required string Reason { get; set; }

    public required Guid? RestrictedBy { get; set; }

    public required DateTime RestrictedUtc { get; set; }

    /// <summary>No longer restricted since then; null while it is.</summary>
    public DateTime? LiftedUtc { get; set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; set; }
}

/// <summary>Why the records about a person are kept from others.</summary>
internal enum RestrictionKind
{
    /// <summary>Only named people may see them.</summary>
    NamedPeople,

    /// <summary>The person asked that they are kept and not used (UK GDPR, article 18): nobody sees, changes or shares them but for a purpose that the article allows.</summary>
    Processing,
}

/// <summary>For what records may be used although their processing is restricted: UK GDPR, article 18(2).</summary>
public enum AllowedPurpose
{
    /// <summary>The person agrees to this use.</summary>
    [Display(Name = "With the person’s consent to this use")]
    Consent,

    /// <summary>To establish, exercise or defend a legal claim.</summary>
    [Display(Name = "For a legal claim")]
    LegalClaims,

    /// <summary>Somebody else would come to harm.</summary>
    [Display(Name = "To protect the rights of another person, for example their safety")]
    RightsOfOthers,

    /// <summary>An important public interest.</summary>
    [Display(Name = "For an important public interest")]
    PublicInterest,
}

/// <summary>One person's way into a restricted record: named, or for a short time in an emergency or for an allowed purpose.</summary>
internal sealed class RecordGrant
{
    public required Guid Id { get; init; }

    /// <summary>Which restriction it opens; it leaves the other closed.</summary>
    public RestrictionKind Restriction { get; init; }

    /// <summary>For what, where the restriction of processing is opened.</summary>
    public AllowedPurpose? Purpose { get; init; }

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

    /// <summary>Opened for a purpose that a restriction of processing allows, with a reason, for a short time.</summary>
    AllowedPurpose,
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
