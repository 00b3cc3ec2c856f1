using Platform.Kernel.Data;

namespace Platform.CaseManagement.Escalation;

/// <summary>
/// Asks a person to look at what has happened with a child, because a rule of the local definition fits. It says which records
/// and which rule. It holds no score, no rank and no forecast, and a child has one open at a time.
/// </summary>
internal sealed class EscalationPrompt : AggregateRoot, IHasArea
{
    private readonly List<EscalationPromptItem> items = [];

    private EscalationPrompt()
    {
    }

    public EscalationPrompt(Guid id, Guid childId, string areaCode, string definitionName, DateOnly raisedOn) : base(id)
    {
        ChildId = childId;
        AreaCode = areaCode;
        DefinitionName = definitionName;
        RaisedOn = raisedOn;
    }

    public Guid ChildId { get; private set; }

    public string AreaCode { get; private set; } = "";

    /// <summary>The definition and the version whose rule fitted.</summary>
    public string DefinitionName { get; private set; } = "";

    public DateOnly RaisedOn { get; private set; }

    /// <summary>The rules that fitted, a line each.</summary>
    public string Why { get; private set; } = "";

    public PromptStatus Status { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public string? ClosedByName { get; private set; }

    public string? ClosedBecause { get; private set; }

    public IReadOnlyCollection<EscalationPromptItem> Items => items;

    protected override string StreamKey => Streams.Child(ChildId);

    /// <summary>A rule fits: its words and its records are added, each once.</summary>
    public void Add(string rule, IEnumerable<EscalationPromptItem> records)
    {
        if (!Why.Split('\n').Contains(rule, StringComparer.Ordinal))
            Why = Why.Length == 0 ? rule : $"{Why}\n{rule}";
        items.AddRange(records.Where(r => items.All(i => i.RecordId != r.RecordId)).ToList());
    }

    public void Close(PromptStatus status, string because, string byName, DateOnly on)
        => (Status, ClosedBecause, ClosedByName, ClosedOn) = (status, because, byName, on);
}

/// <summary>A record that a prompt lists.</summary>
internal sealed class EscalationPromptItem(Guid promptId, SeriousViolence.PatternRecord kind, Guid recordId, DateOnly happenedOn)
{
    public Guid PromptId { get; private set; } = promptId;

    public SeriousViolence.PatternRecord Kind { get; private set; } = kind;

    public Guid RecordId { get; private set; } = recordId;

    public DateOnly HappenedOn { get; private set; } = happenedOn;
}

/// <summary>What came of a prompt.</summary>
internal enum PromptStatus
{
    Open,

    /// <summary>Somebody looked and does something.</summary>
    ActedOn,

    /// <summary>Somebody looked and nothing more is needed.</summary>
    Dismissed,
}
