namespace Platform.KnifeCrime.Interventions;

/// <summary>A session that was held or was to be held.</summary>
internal sealed class Session
{
    public required Guid Id { get; init; }

    public Guid InterventionId { get; private set; }

    public required DateOnly HeldOn { get; init; }

    public required bool Attended { get; init; }

    /// <summary>What the child said, in their own words; null where <see cref="WhyNoWords"/> says why not yet.</summary>
    public string? ChildsWords { get; init; }

    public string? WhyNoWords { get; init; }

    /// <summary>What was done, or for a session that the child was not at, what might help next time.</summary>
    public string? Note { get; init; }

    public required DateTime RecordedUtc { get; init; }

    public required string RecordedBy { get; init; }
}

/// <summary>Asking how things are, some months after the programme.</summary>
internal sealed class FollowUp
{
    public required Guid Id { get; init; }

    public Guid InterventionId { get; private set; }

    public required int Months { get; init; }

    public required DateOnly DueOn { get; init; }

    public DateOnly? DoneOn { get; set; }

    public string? ChildsWords { get; set; }

    public string? WhyNoWords { get; set; }
}
