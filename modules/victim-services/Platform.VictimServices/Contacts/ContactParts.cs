namespace Platform.VictimServices.Contacts;

/// <summary>A child who is recorded as having caused the harm. Several children may have harmed the same person.</summary>
internal sealed class ContactChild
{
    public required Guid ContactId { get; init; }

    public required Guid ChildId { get; init; }
}

/// <summary>One attempt to reach the person.</summary>
internal sealed class ContactAttempt
{
    public required Guid Id { get; init; }

    public required DateOnly MadeOn { get; init; }

    public required ContactWay Way { get; init; }

    public required AttemptOutcome Outcome { get; init; }

    public string? Note { get; init; }

    public required DateTime RecordedUtc { get; init; }

    public required string RecordedBy { get; init; }
}

/// <summary>A person's yes or no to one thing. A new answer is a new row; what was said before stays.</summary>
internal sealed class Consent
{
    public required Guid Id { get; init; }

    public required ConsentKind Kind { get; init; }

    /// <summary>Yes. False: they said no.</summary>
    public required bool IsGiven { get; init; }

    public required DateOnly AnsweredOn { get; init; }

    public required ConsentWay How { get; init; }

    public string? Note { get; init; }

    public required DateTime RecordedUtc { get; init; }

    public required string RecordedBy { get; init; }

    /// <summary>From this day on it no longer holds. What was done before stays lawful.</summary>
    public DateOnly? WithdrawnOn { get; private set; }

    public ConsentWay? WithdrawnHow { get; private set; }

    public string? WithdrawnRecordedBy { get; private set; }

    public bool IsInForce => IsGiven && WithdrawnOn is null;

    internal void Withdraw(DateOnly on, ConsentWay how, string recordedBy)
    {
        WithdrawnOn = on;
        WithdrawnHow = how;
        WithdrawnRecordedBy = recordedBy;
    }
}

/// <summary>Something that was done for the person, under a consent that was in force then.</summary>
internal sealed class ProvidedItem
{
    public required Guid Id { get; init; }

    public required ProvidedKind Kind { get; init; }

    public required DateOnly ProvidedOn { get; init; }

    public required string Note { get; init; }

    public required DateTime RecordedUtc { get; init; }

    public required string RecordedBy { get; init; }
}

/// <summary>Who the person is and how to reach them.</summary>
internal sealed record PersonHarmed(
    PersonKind Kind,
    string? Name,
    string? Telephone,
    string? Email,
    string? Address,
    ContactWay? PreferredWay,
    string? InterpreterLanguage,
    string? SpeaksForThem,
    string? SpeaksForThemAs);

/// <summary>Who acts, and when it was written down.</summary>
internal readonly record struct RecordedBy(string Name, DateTime Utc);
