using Platform.CaseManagement.Contracts;
using Platform.Kernel.Data;
using Platform.Kernel.Sharing;

namespace Platform.CaseManagement.Cases;

/// <summary>Work with a child over a time, from opening to closing.</summary>
internal sealed class Case : AggregateRoot, IHasArea
{
    private readonly List<InterventionRequest> interventions = [];

    private Case()
    {
    }

    private Case(Guid id) : base(id)
    {
    }

    public Guid ChildId { get; private set; }

    public string AreaCode { get; private set; } = "";

    public string CaseType { get; private set; } = "";

    public CaseStatus Status { get; private set; }

    public DateOnly OpenedOn { get; private set; }

    public string Why { get; private set; } = "";

    /// <summary>The incident it began with, where one did.</summary>
    public Guid? IncidentId { get; private set; }

    public Guid? WorkerId { get; private set; }

    /// <summary>Kept by name, so that a person who has left still shows.</summary>
    public string WorkerName { get; private set; } = "";

    public DateOnly PlanDueOn { get; private set; }

    /// <summary>The day on which the first plan was agreed; null while it is due.</summary>
    public DateOnly? PlanAgreedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public string? OutcomeCode { get; private set; }

    public string? ClosingSummary { get; private set; }

    public string? AfterCare { get; private set; }

    /// <summary>What the child said of the work when it ended.</summary>
    public string? ClosingChildsView { get; private set; }

    public string? ClosingNoViewReason { get; private set; }

    public IReadOnlyList<InterventionRequest> Interventions => interventions;

    public bool IsOpen => Status == CaseStatus.Open;

    protected override string StreamKey => Streams.Child(ChildId);

    public static Case Open(Guid id, Guid childId, string areaCode, string caseType, string why, Guid? incidentId, DateOnly openedOn, DateOnly planDueOn, Guid? workerId, string workerName)
    {
        var opened = new Case(id)
        {
            ChildId = childId,
            AreaCode = areaCode,
            CaseType = caseType,
            Why = why.Trim(),
            IncidentId = incidentId,
            OpenedOn = openedOn,
            PlanDueOn = planDueOn,
            WorkerId = workerId,
            WorkerName = workerName,
        };
        opened.AddDistributedEvent(new CaseOpenedEto(id, childId, areaCode, caseType, openedOn));
        return opened;
    }

    /// <summary>Notes that a plan was agreed: the first one meets the time limit.</summary>
    public void PlanWasAgreed(DateOnly on) => PlanAgreedOn ??= on;

    /// <summary>Another worker has it now.</summary>
    public void GiveTo(Guid workerId, string workerName) => (WorkerId, WorkerName) = (workerId, workerName);

    /// <summary>The child's record has moved to another area.</summary>
    public void MoveTo(string areaCode) => AreaCode = areaCode;

    /// <summary>Asks for support, perhaps of another agency: without the gate's permit it cannot be asked.</summary>
    public InterventionRequest Request(Guid requestId, string kind, string why, DateOnly on, SharePermit permit)
    {
        ArgumentNullException.ThrowIfNull(permit);
        var request = new InterventionRequest(requestId, Id, kind, why.Trim(), on);
        interventions.Add(request);
        AddDistributedEvent(new InterventionRequestedEto(requestId, Id, ChildId, AreaCode, kind, on));
        return request;
    }

    public void Close(DateOnly on, string outcomeCode, string summary, string? afterCare, string? childsView, string? noViewReason)
    {
        Status = CaseStatus.Closed;
        ClosedOn = on;
        OutcomeCode = outcomeCode;
        ClosingSummary = summary.Trim();
        AfterCare = Text(afterCare);
        ClosingChildsView = Text(childsView);
        ClosingNoViewReason = ClosingChildsView is null ? Text(noViewReason) : null;
        AddDistributedEvent(new CaseClosedEto(Id, ChildId, AreaCode, CaseType, OpenedOn, on, outcomeCode));
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

internal enum CaseStatus
{
    Open,
    Closed,
}

/// <summary>Support asked of another workstream for the child of a case.</summary>
internal sealed class InterventionRequest(Guid id, Guid caseId, string kind, string why, DateOnly requestedOn)
{
    public Guid Id { get; private set; } = id;

    public Guid CaseId { get; private set; } = caseId;

    public string Kind { get; private set; } = kind;

    public string Why { get; private set; } = why;

    public DateOnly RequestedOn { get; private set; } = requestedOn;
}
