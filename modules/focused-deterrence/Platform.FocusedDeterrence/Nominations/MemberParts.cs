namespace Platform.FocusedDeterrence.Nominations;

/// <summary>An offer of support to a member of a cohort.</summary>
internal sealed class SupportOffer
{
    public required Guid Id { get; init; }

    public Guid NominationId { get; private set; }

    public required SupportKind Kind { get; init; }

    /// <summary>The named worker and their agency.</summary>
    public required string OfferedBy { get; init; }

    public required DateOnly OfferedOn { get; init; }

    public required DateTime RecordedUtc { get; init; }

    public required string RecordedBy { get; init; }

    public OfferAnswer Answer { get; set; }

    public DateOnly? AnsweredOn { get; set; }

    public DateTime? AnsweredUtc { get; set; }

    /// <summary>What the person said about it.</summary>
    public string? PersonsWords { get; set; }
}

/// <summary>A contact with a member, in one of the six strands.</summary>
internal sealed class MemberContact
{
    public required Guid Id { get; init; }

    public Guid NominationId { get; private set; }

    public required Strand Strand { get; init; }

    public required DateOnly HappenedOn { get; init; }

    /// <summary>Who did it, and their agency.</summary>
    public required string By { get; init; }

    public required string Note { get; init; }

    /// <summary>For enforcement: the power in law.</summary>
    public string? LegalPower { get; init; }

    /// <summary>For enforcement: why it is proportionate.</summary>
    public string? Proportionality { get; init; }

    public required DateTime RecordedUtc { get; init; }

    public required string RecordedBy { get; init; }
}
