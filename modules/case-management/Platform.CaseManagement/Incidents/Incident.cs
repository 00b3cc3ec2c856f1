using Platform.CaseManagement.Contracts;
using Platform.CaseManagement.SeriousViolence;
using Platform.Kernel.Data;

namespace Platform.CaseManagement.Incidents;

/// <summary>
/// Something harmful that happened, and which children are said to have caused it. How each definition of serious violence
/// decides it is kept with the clause, the version and the reason, and is not decided again when a definition changes.
/// </summary>
internal sealed class Incident : AggregateRoot, IHasArea
{
    private readonly List<IncidentChild> children = [];
    private readonly List<IncidentDecision> decisions = [];

    private Incident()
    {
    }

    public Incident(Guid id, Guid childId) : base(id)
    {
        ChildId = childId;
        children.Add(new IncidentChild(id, childId));
    }

    /// <summary>The first of the children; the incident's events go in this child's stream.</summary>
    public Guid ChildId { get; private set; }

    public Guid? NoticeId { get; init; }

    public string OffenceCode { get; init; } = "";

    public DateOnly HappenedOn { get; init; }

    public DateOnly ReportedOn { get; init; }

    public string? Place { get; init; }

    /// <summary>Of <see cref="IncidentCodes.PlaceKinds"/>; null when nobody said.</summary>
    public string? PlaceKind { get; init; }

    public string? Postcode { get; init; }

    public string? LsoaCode { get; init; }

    public string AreaCode { get; init; } = "";

    public string? WeaponCode { get; init; }

    public string InjuryCode { get; init; } = "none";

    public int PeopleHarmed { get; init; }

    public bool IsOnline { get; init; }

    public bool IsDomestic { get; init; }

    public IncidentBasis Basis { get; init; }

    /// <summary>What happened, describing behaviour and harm, not the child.</summary>
    public string? Account { get; init; }

    /// <summary>It counts under the local definition that was in force when it was recorded.</summary>
    public bool IsSeriousLocally { get; private set; }

    public IReadOnlyCollection<IncidentChild> Children => children;

    public IReadOnlyCollection<IncidentDecision> Decisions => decisions;

    protected override string StreamKey => Streams.Child(ChildId);

    public void AddChild(Guid childId)
    {
        if (children.All(c => c.ChildId != childId))
            children.Add(new IncidentChild(Id, childId));
    }

    /// <summary>Says who was harmed to nobody, and that somebody was to those who contact them.</summary>
    public void Announce()
    {
        if (PeopleHarmed > 0)
            AddDistributedEvent(new HarmCausedEto(Id, ChildId, AreaCode, HappenedOn, ReportedOn, OffenceCode, WeaponCode, PeopleHarmed));
    }

    /// <summary>Keeps what each definition in force says. The local one is published, once for each child.</summary>
    /// <returns>The events for the other children, whose streams are their own.</returns>
    public IReadOnlyList<SeriousViolenceIdentifiedEto> Decide(IEnumerable<SeriousViolenceDefinition> inForce, IncidentFacts facts, IGuidGenerator guids, DateTime nowUtc)
    {
        var others = new List<SeriousViolenceIdentifiedEto>();
        foreach (var definition in inForce)
        {
            var verdict = definition.Decide(facts);
            decisions.Add(new IncidentDecision(guids.Create(), Id, definition.Code, definition.Version, definition.FullName, verdict, nowUtc));
            if (definition.Code != DefinitionSeed.Local || !verdict.IsSerious)
                continue;
            IsSeriousLocally = true;
            AddDistributedEvent(Identified(ChildId));
            others.AddRange(children.Where(c => c.ChildId != ChildId).Select(c => Identified(c.ChildId)));

            SeriousViolenceIdentifiedEto Identified(Guid childId)
                => new(Id, childId, AreaCode, LsoaCode, HappenedOn, definition.Code, definition.Version, verdict.ClauseCode!, WeaponCode);
        }

        return others;
    }
}

/// <summary>A child who is said to have caused harm in an incident.</summary>
internal sealed class IncidentChild(Guid incidentId, Guid childId)
{
    public Guid IncidentId { get; private set; } = incidentId;

    public Guid ChildId { get; private set; } = childId;
}

/// <summary>What one version of a definition said of an incident, for good.</summary>
internal sealed class IncidentDecision
{
    private IncidentDecision()
    {
    }

    public IncidentDecision(Guid id, Guid incidentId, string code, int version, string name, Verdict verdict, DateTime decidedUtc)
    {
        Id = id;
        IncidentId = incidentId;
        DefinitionCode = code;
        DefinitionVersion = version;
        DefinitionName = name;
        IsSerious = verdict.IsSerious;
        ClauseCode = verdict.ClauseCode;
        Sentence = verdict.Sentence;
        DecidedUtc = decidedUtc;
    }

    public Guid Id { get; private set; }

    public Guid IncidentId { get; private set; }

    public string DefinitionCode { get; private set; } = "";

    public int DefinitionVersion { get; private set; }

    public string DefinitionName { get; private set; } = "";

    public bool IsSerious { get; private set; }

    public string? ClauseCode { get; private set; }

    public string Sentence { get; private set; } = "";

    public DateTime DecidedUtc { get; private set; }
}
