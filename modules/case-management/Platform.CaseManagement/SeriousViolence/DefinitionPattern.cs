namespace Platform.CaseManagement.SeriousViolence;

/// <summary>
/// A rule of a definition about what happens to one child over time, in words that anybody can check. When it fits, a person is
/// asked to look; nothing is counted, scored or decided by it.
/// </summary>
internal sealed class DefinitionPattern(Guid id, PatternKind kind, int count, int days)
{
    public Guid Id { get; private set; } = id;

    public Guid DefinitionId { get; private set; }

    public PatternKind Kind { get; private set; } = kind;

    /// <summary>How many incidents, or how many partners.</summary>
    public int Count { get; private set; } = count;

    /// <summary>Within how many days.</summary>
    public int Days { get; private set; } = days;

    public string Sentence => Kind switch
    {
        PatternKind.Frequency => $"{Count} or more incidents within {Days} days",
        PatternKind.Rising => $"the Youth Justice Board seriousness score of the offence rises over {Count} incidents within {Days} days",
        _ => $"{Count} or more partners name the same child within {Days} days",
    };

    /// <summary>The records that fit the rule, the earliest first; empty where none do.</summary>
    /// <param name="events">What happened to one child.</param>
    /// <param name="seen">Records that a person has looked at for this reason: the rule fits again only with a new one.</param>
    public IReadOnlyList<PatternEvent> Find(IEnumerable<PatternEvent> events, IReadOnlySet<Guid> seen)
    {
        var wanted = Kind == PatternKind.Partners ? PatternRecord.Notice : PatternRecord.Incident;
        var all = events.Where(e => e.Record == wanted).OrderBy(e => e.On).ThenBy(e => e.RecordId).ToList();
        for (var end = all.Count - 1; end >= 0; end--)
        {
            var window = all.Take(end + 1).Where(e => all[end].On.DayNumber - e.On.DayNumber <= Days).ToList();
            if (Kind == PatternKind.Rising)
                window = window.TakeLast(Count).ToList();
            if (Fits(window) && window.Any(e => !seen.Contains(e.RecordId)))
                return window;
        }

        return [];
    }

    private bool Fits(List<PatternEvent> window) => Kind switch
    {
        PatternKind.Frequency => window.Count >= Count,
        // A score that is a range or missing cannot be said to rise.
        PatternKind.Rising => window.Count == Count && window.Zip(window.Skip(1)).All(pair => pair.First.YjbScore < pair.Second.YjbScore),
        _ => window.Select(e => e.AgencyName).Distinct(StringComparer.OrdinalIgnoreCase).Count() >= Count,
    };
}

/// <summary>What a pattern looks at.</summary>
internal enum PatternKind
{
    /// <summary>So many incidents in so many days.</summary>
    Frequency,

    /// <summary>Each of so many incidents more serious than the one before, on one scale.</summary>
    Rising,

    /// <summary>So many partners that name the child in so many days.</summary>
    Partners,
}

/// <summary>What a prompt lists.</summary>
internal enum PatternRecord
{
    Incident,
    Notice,
}

/// <summary>Something that happened to one child, while a rule looks at it; never kept.</summary>
/// <param name="Record">An incident or a notice.</param>
/// <param name="RecordId">Which.</param>
/// <param name="On">The day.</param>
/// <param name="YjbScore">Of an incident's offence on that day, where it is one number.</param>
/// <param name="AgencyName">Of a notice: who sent it.</param>
internal sealed record PatternEvent(PatternRecord Record, Guid RecordId, DateOnly On, int? YjbScore, string? AgencyName);
