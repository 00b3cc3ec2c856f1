using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.KnifeCrime.Contracts;
using Platform.KnifeCrime.Interventions.Rules;
using Platform.Web;

namespace Platform.KnifeCrime.Interventions;

/// <summary>
/// Knife-crime support for one child, from the request to how things are a year later. It starts only when the child has
/// agreed, and each step keeps the child's own words or says why there are none yet.
/// </summary>
internal sealed class Intervention : AggregateRoot, IHasArea
{
    public const int NoteLength = 4000;

    /// <summary>When we ask how things are, in months after the programme.</summary>
    public static readonly IReadOnlyList<int> FollowUpMonths = [3, 6, 12];

    // A programme meets every week; a week after the last session somebody should know when the next one is.
    private const int DaysToPlanNextSession = 7;

    private readonly List<Session> sessions = [];
    private readonly List<FollowUp> followUps = [];

    private Intervention()
    {
    }

    private Intervention(Guid id) : base(id)
    {
    }

    public string AreaCode { get; private set; } = "";

    public Guid ChildId { get; private set; }

    public Guid CaseId { get; private set; }

    /// <summary>The request of case management that this answers.</summary>
    public Guid RequestId { get; private set; }

    public DateOnly RequestedOn { get; private set; }

    public DateTime RequestedUtc { get; private set; }

    public InterventionStatus Status { get; private set; }

    public DateOnly DecideBy { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    public DateTime? DecidedUtc { get; private set; }

    public string? DecidedBy { get; private set; }

    /// <summary>Why this support suits the child, in words.</summary>
    public string? Suitability { get; private set; }

    public string? ProgrammeCode { get; private set; }

    /// <summary>The programme and its evidence as they stood on the day: a later edition does not change what was decided.</summary>
    public string? ProgrammeName { get; private set; }

    public string? ProgrammeEvidence { get; private set; }

    public int SessionsPlanned { get; private set; }

    /// <summary>The worker's identifier where it was they who accepted; null for somebody named in words.</summary>
    public Guid? WorkerId { get; private set; }

    public string? WorkerName { get; private set; }

    public DeclineReason? DeclineReason { get; private set; }

    public string? DeclineNote { get; private set; }

    public DateOnly? FirstSessionBy { get; private set; }

    public DateOnly? AskedOn { get; private set; }

    public DateTime? AskedUtc { get; private set; }

    /// <summary>How it was explained to the child.</summary>
    public string? Explanation { get; private set; }

    /// <summary>What the child said when they were asked.</summary>
    public string? AnswerInWords { get; private set; }

    public string? ParentOrCarer { get; private set; }

    public DateOnly? StartedOn { get; private set; }

    public DateOnly? NextSessionOn { get; private set; }

    public DateOnly? LastSessionOn { get; private set; }

    public int SessionsOffered { get; private set; }

    public int SessionsAttended { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public DateTime? EndedUtc { get; private set; }

    public EndReason? EndReason { get; private set; }

    public string? EndNote { get; private set; }

    public string? ViewAtEnd { get; private set; }

    public string? WhyNoViewAtEnd { get; private set; }

    public DateOnly? ReviewAskedOn { get; private set; }

    public DateOnly? ReviewBy { get; private set; }

    public DateOnly? ReviewedOn { get; private set; }

    public string? ReviewNote { get; private set; }

    public NextStep NextStep { get; private set; }

    public DateOnly? NextStepBy { get; private set; }

    public IReadOnlyCollection<Session> Sessions => sessions;

    public IReadOnlyCollection<FollowUp> FollowUps => followUps;

    protected override string StreamKey => Streams.Child(ChildId);

    public bool IsOpen => Status is InterventionStatus.Requested or InterventionStatus.Accepted or InterventionStatus.Started;

    /// <summary>A case worker asked for support.</summary>
    public static Intervention Request(Guid id, Guid requestId, Guid caseId, Guid childId, string areaCode, DateOnly requestedOn, DateTime requestedUtc, TimeLimits limits)
    {
        var intervention = new Intervention(id)
        {
            RequestId = requestId,
            CaseId = caseId,
            ChildId = childId,
            AreaCode = areaCode,
            RequestedOn = requestedOn,
            RequestedUtc = requestedUtc,
            DecideBy = limits.DecideBy(requestedOn),
        };
        intervention.PlanNextStep();
        return intervention;
    }

    public Result Accept(Acceptance acceptance, DateOnly on, DateTime nowUtc, TimeLimits limits)
    {
        if (Status != InterventionStatus.Requested)
            return AlreadyDecided();
        Status = InterventionStatus.Accepted;
        (DecidedOn, DecidedUtc, DecidedBy) = (on, nowUtc, acceptance.DecidedBy);
        Suitability = acceptance.Suitability;
        (ProgrammeCode, ProgrammeName, ProgrammeEvidence, SessionsPlanned) = (acceptance.Programme.Code, acceptance.Programme.Name, acceptance.Programme.EvidenceInWords, acceptance.Programme.Sessions);
        (WorkerId, WorkerName) = (acceptance.WorkerId, acceptance.WorkerName);
        FirstSessionBy = limits.FirstSessionBy(on);
        PlanNextStep();
        return Result.Success();
    }

    public Result Decline(DeclineReason reason, string note, string decidedBy, DateOnly on, DateTime nowUtc)
    {
        if (Status != InterventionStatus.Requested)
            return AlreadyDecided();
        Status = InterventionStatus.Declined;
        (DecidedOn, DecidedUtc, DecidedBy) = (on, nowUtc, decidedBy);
        (DeclineReason, DeclineNote) = (reason, note);
        PlanNextStep();
        return Result.Success();
    }

    /// <summary>The child was asked. With a yes the programme starts; a no is the child's choice and ends it here.</summary>
    public Result RecordAnswer(bool agreed, DateOnly on, string explanation, string inWords, string? parentOrCarer, DateTime nowUtc)
    {
        if (Status != InterventionStatus.Accepted)
            return Result.Failure("", Status == InterventionStatus.Requested
                ? "Accept the request before you ask the child."
                : "The child's answer is on the record already. Go back to see it.");
        if (on < DecidedOn)
            return Result.Failure("AskedOn", $"The day you asked the child cannot be before the request was accepted on {DecidedOn.ToDisplay()}.");
        (AskedOn, AskedUtc, Explanation, AnswerInWords, ParentOrCarer) = (on, nowUtc, explanation, inWords, parentOrCarer);
        if (agreed)
        {
            Status = InterventionStatus.Started;
            StartedOn = on;
            AddDistributedEvent(new KnifeInterventionStartedEto(Id, ChildId, AreaCode, on));
        }
        else
        {
            Status = InterventionStatus.NotStarted;
            (EndedOn, EndedUtc) = (on, nowUtc);
        }

        PlanNextStep();
        return Result.Success();
    }

    public Result RecordSession(Session session, DateOnly? nextSessionOn)
    {
        if (Status != InterventionStatus.Started)
            return Result.Failure("", IsOpen
                ? "Ask the child first: a session can be recorded once the child has agreed."
                : "This support has ended. A session can no longer be added to it.");
        if (session.HeldOn < StartedOn)
            return Result.Failure("HeldOn", $"The session cannot be before the child agreed on {StartedOn.ToDisplay()}.");
        if (nextSessionOn <= session.HeldOn)
            return Result.Failure("NextSessionOn", "The next session must be after this one.");
        sessions.Add(session);
        SessionsOffered++;
        if (session.Attended)
            SessionsAttended++;
        // A session may be written up late; what counts for the next step is the latest one.
        if (LastSessionOn is null || session.HeldOn >= LastSessionOn)
        {
            LastSessionOn = session.HeldOn;
            NextSessionOn = nextSessionOn;
        }

        AddDistributedEvent(new KnifeSessionDeliveredEto(Id, session.Id, ChildId, AreaCode, session.HeldOn, session.Attended));
        PlanNextStep();
        return Result.Success();
    }

    public Result Complete(DateOnly on, string? view, string? whyNoView, string note, DateTime nowUtc, IGuidGenerator guids)
    {
        if (CannotEnd(on) is { } reason)
            return reason;
        if (SessionsAttended == 0)
            return Result.Failure("", "The child has not been at a session yet. Record one, or end the support early and say why.");
        Status = InterventionStatus.Completed;
        End(on, view, whyNoView, note, nowUtc);
        foreach (var months in FollowUpMonths)
            followUps.Add(new FollowUp { Id = guids.Create(), Months = months, DueOn = on.AddMonths(months) });
        AddDistributedEvent(new KnifeInterventionCompletedEto(Id, ChildId, AreaCode, on, SessionsAttended));
        PlanNextStep();
        return Result.Success();
    }

    /// <summary>Ends it before it is finished, also where the child could not be asked yet. What never started is not published as ended.</summary>
    public Result EndEarly(DateOnly on, EndReason reason, string? view, string? whyNoView, string note, DateTime nowUtc)
    {
        var neverStarted = Status == InterventionStatus.Accepted;
        if (neverStarted && on < DecidedOn)
            return Result.Failure("EndedOn", $"The end cannot be before the request was accepted on {DecidedOn.ToDisplay()}.");
        if (!neverStarted && CannotEnd(on) is { } sentence)
            return sentence;
        Status = InterventionStatus.EndedEarly;
        EndReason = reason;
        End(on, view, whyNoView, note, nowUtc);
        if (!neverStarted)
            AddDistributedEvent(new KnifeInterventionEndedEarlyEto(Id, ChildId, AreaCode, on, reason.ToCode()));
        PlanNextStep();
        return Result.Success();
    }

    /// <summary>The child's case has closed. Nothing ends by itself: somebody is asked to look whether the support goes on.</summary>
    public void AskForReview(DateOnly caseClosedOn, TimeLimits limits)
    {
        if (!IsOpen || ReviewAskedOn is not null)
            return;
        ReviewAskedOn = caseClosedOn;
        ReviewBy = limits.ReviewBy(caseClosedOn);
        PlanNextStep();
    }

    public Result RecordReview(string note, DateOnly on)
    {
        if (ReviewAskedOn is null || ReviewedOn is not null)
            return Result.Failure("", "No review is waiting. Go back to see what was decided.");
        (ReviewedOn, ReviewNote) = (on, note);
        PlanNextStep();
        return Result.Success();
    }

    public Result RecordFollowUp(Guid followUpId, DateOnly on, string? childsWords, string? whyNoWords)
    {
        if (followUps.SingleOrDefault(f => f.Id == followUpId) is not { } followUp)
            return Result.NotFound();
        if (followUp.DoneOn is not null)
            return Result.Failure("", "This follow-up is on the record already. Go back to see it.");
        if (on < EndedOn)
            return Result.Failure("DoneOn", $"The day you asked must be after the programme ended on {EndedOn.ToDisplay()}.");
        (followUp.DoneOn, followUp.ChildsWords, followUp.WhyNoWords) = (on, childsWords, whyNoWords);
        PlanNextStep();
        return Result.Success();
    }

    private static Failure AlreadyDecided() => Result.Failure("", "This request has been decided already. Go back to see what was decided.");

    private Failure? CannotEnd(DateOnly on)
    {
        if (Status != InterventionStatus.Started)
            return Result.Failure("", IsOpen ? "This support has not started yet." : "This support has ended already. Go back to see how.");
        return on < LastSessionOn || on < StartedOn
            ? Result.Failure("EndedOn", $"The end cannot be before {(LastSessionOn is null ? "the child agreed" : "the last session")} on {(LastSessionOn ?? StartedOn).ToDisplay()}.")
            : null;
    }

    private void End(DateOnly on, string? view, string? whyNoView, string note, DateTime nowUtc)
    {
        (EndedOn, EndedUtc, EndNote, ViewAtEnd, WhyNoViewAtEnd) = (on, nowUtc, note, view, whyNoView);
        NextSessionOn = null;
    }

    private void PlanNextStep()
    {
        var followUp = Status == InterventionStatus.Completed ? followUps.Where(f => f.DoneOn is null).MinBy(f => f.DueOn) : null;
        (NextStep, NextStepBy) = Status switch
        {
            InterventionStatus.Requested => (NextStep.Decide, DecideBy),
            InterventionStatus.Accepted or InterventionStatus.Started when ReviewAskedOn is not null && ReviewedOn is null => (NextStep.Review, ReviewBy),
            InterventionStatus.Accepted => (NextStep.AskTheChild, FirstSessionBy),
            InterventionStatus.Started when NextSessionOn is not null => (NextStep.HoldSession, NextSessionOn),
            InterventionStatus.Started when LastSessionOn is null => (NextStep.HoldSession, FirstSessionBy),
            InterventionStatus.Started => (NextStep.PlanSession, LastSessionOn?.AddDays(DaysToPlanNextSession)),
            InterventionStatus.Completed when followUp is not null => (NextStep.FollowUp, followUp.DueOn),
            _ => (NextStep.None, (DateOnly?)null),
        };
    }
}

/// <summary>What was decided when a request was accepted.</summary>
internal sealed record Acceptance(string Suitability, ChosenProgramme Programme, Guid? WorkerId, string WorkerName, string DecidedBy);

/// <summary>The programme as it stood on the day of the decision.</summary>
internal sealed record ChosenProgramme(string? Code, string Name, string EvidenceInWords, int Sessions);
