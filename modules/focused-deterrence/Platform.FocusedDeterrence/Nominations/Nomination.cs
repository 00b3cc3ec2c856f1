using System.Globalization;
using Platform.FocusedDeterrence.Cohorts;
using Platform.FocusedDeterrence.Contracts;
using Platform.FocusedDeterrence.Nominations.Rules;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Web;

namespace Platform.FocusedDeterrence.Nominations;

/// <summary>
/// Somebody who was nominated for a cohort, what the panel decided with its reasons, and the support offered since. Nothing
/// but a panel's recorded decision enrols anybody.
/// </summary>
internal sealed class Nomination : AggregateRoot, IHasArea
{
    private readonly List<SupportOffer> offers = [];
    private readonly List<MemberContact> contacts = [];

    private Nomination()
    {
    }

    private Nomination(Guid id) : base(id)
    {
    }

    public Guid CohortId { get; private set; }

    public string AreaCode { get; private set; } = "";

    /// <summary>A child of the partnership's record; null for an adult, whose details stay in this module.</summary>
    public Guid? ChildId { get; private set; }

    public string? AdultInitials { get; private set; }

    /// <summary>The reference of the agency that knows the adult.</summary>
    public string? AdultReference { get; private set; }

    /// <summary>Who it is about while it is open or they are in the cohort; null afterwards. Unique in a cohort, so nobody is nominated twice at once.</summary>
    public string? OpenPersonKey { get; private set; }

    public NominationSource Source { get; private set; }

    /// <summary>The incident that prompted it.</summary>
    public Guid? IncidentId { get; private set; }

    public string Reason { get; private set; } = "";

    public DateOnly NominatedOn { get; private set; }

    public DateTime NominatedUtc { get; private set; }

    public string? NominatedBy { get; private set; }

    public NominationStatus Status { get; private set; }

    public DateOnly DecideBy { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    public DateTime? DecidedUtc { get; private set; }

    public string? RecordedBy { get; private set; }

    /// <summary>Who took part in the panel, by agency.</summary>
    public string? Panel { get; private set; }

    public string? Reasons { get; private set; }

    /// <summary>What else was considered before the panel decided.</summary>
    public string? Alternatives { get; private set; }

    /// <summary>What the person was or will be told, and how they can challenge it.</summary>
    public string? WhatWasTold { get; private set; }

    public bool? CaseWorkerConsulted { get; private set; }

    public string? CaseWorkerView { get; private set; }

    public bool? ExploitationConsidered { get; private set; }

    public string? ExploitationNote { get; private set; }

    public DateOnly? LookAgainOn { get; private set; }

    public int OffersMade { get; private set; }

    public int OffersTakenUp { get; private set; }

    public DateOnly? LastSupportOn { get; private set; }

    public DateOnly? LastEnforcementOn { get; private set; }

    public MemberStep NextStep { get; private set; }

    public DateOnly? NextStepBy { get; private set; }

    public IReadOnlyCollection<SupportOffer> Offers => offers;

    public IReadOnlyCollection<MemberContact> Contacts => contacts;

    public bool IsChild => ChildId is not null;

    protected override string StreamKey => ChildId is { } child ? Streams.Child(child) : base.StreamKey;

    public static string KeyOf(Guid childId) => $"child/{childId:N}";

    public static string KeyOf(string adultReference) => "adult/" + adultReference.Trim().ToLowerInvariant();

    public static Nomination ByHand(Guid id, Cohort cohort, NominatedPerson person, string reason, string nominatedBy, DateOnly on, DateTime nowUtc, TimeLimits limits)
    {
        var nomination = new Nomination(id)
        {
            ChildId = person.ChildId,
            AdultInitials = person.AdultInitials,
            AdultReference = person.AdultReference,
            Source = NominationSource.ByHand,
            Reason = reason,
            NominatedBy = nominatedBy,
        };
        return nomination.Put(cohort, on, nowUtc, limits);
    }

    /// <summary>A prompt to the panel from an incident. It says which, and concludes nothing about the child.</summary>
    public static Nomination Suggest(Guid id, Cohort cohort, Guid childId, Guid incidentId, string why, DateOnly on, DateTime occurredUtc, TimeLimits limits)
    {
        var nomination = new Nomination(id) { ChildId = childId, IncidentId = incidentId, Source = NominationSource.Suggested, Reason = why };
        return nomination.Put(cohort, on, occurredUtc, limits);
    }

    public Result Decide(PanelDecision decision, DateTime nowUtc, TimeLimits limits)
    {
        if (Status is not (NominationStatus.Nominated or NominationStatus.Deferred))
            return Result.Failure("", "The panel has decided on this nomination already. Go back to see its reasons.");
        if (decision.On < NominatedOn)
            return Result.Failure("DecidedOn", $"The panel cannot have met before the nomination on {NominatedOn.ToDisplay()}.");
        if (decision.Outcome == PanelOutcome.Enrol && IsChild && !(decision.CaseWorkerConsulted == true && decision.ExploitationConsidered == true))
            return Result.Failure(SafeguardsMissing(decision));

        (DecidedOn, DecidedUtc, RecordedBy) = (decision.On, nowUtc, decision.RecordedBy);
        (Panel, Reasons, Alternatives, WhatWasTold) = (decision.Panel, decision.Reasons, decision.Alternatives, decision.WhatWasTold);
        (CaseWorkerConsulted, CaseWorkerView) = (decision.CaseWorkerConsulted, decision.CaseWorkerView);
        (ExploitationConsidered, ExploitationNote) = (decision.ExploitationConsidered, decision.ExploitationNote);
        LookAgainOn = decision.Outcome == PanelOutcome.Defer ? decision.LookAgainOn : null;
        switch (decision.Outcome)
        {
            case PanelOutcome.Enrol:
                Status = NominationStatus.Enrolled;
                AddDistributedEvent(new CohortMemberEnrolledEto(Id, CohortId, ChildId, AreaCode, decision.On));
                break;
            case PanelOutcome.DoNotEnrol:
                Status = NominationStatus.NotEnrolled;
                OpenPersonKey = null;
                AddDistributedEvent(new CohortNominationDeclinedEto(Id, CohortId, ChildId, AreaCode, decision.On));
                break;
            default:
                Status = NominationStatus.Deferred;
                break;
        }

        PlanNextStep(limits);
        return Result.Success();
    }

    public Result Offer(SupportOffer offer, TimeLimits limits)
    {
        if (Status != NominationStatus.Enrolled)
            return Result.Failure("", "Support is recorded here for members of the cohort. For others, offer it through the child's case or another service.");
        if (offer.OfferedOn < DecidedOn)
            return Result.Failure("OfferedOn", $"The offer cannot be before the person joined on {DecidedOn.ToDisplay()}.");
        offers.Add(offer);
        OffersMade++;
        LastSupportOn = Later(LastSupportOn, offer.OfferedOn);
        AddDistributedEvent(new SupportOfferedEto(offer.Id, CohortId, ChildId, AreaCode, offer.Kind.ToCode(), offer.OfferedOn));
        PlanNextStep(limits);
        return Result.Success();
    }

    /// <summary>Records the person's answer. Needs <see cref="Offers"/>.</summary>
    public Result Answer(Guid offerId, bool takenUp, DateOnly on, string words, DateTime nowUtc, TimeLimits limits)
    {
        if (offers.SingleOrDefault(o => o.Id == offerId) is not { } offer)
            return Result.NotFound();
        if (offer.Answer != OfferAnswer.Waiting)
            return Result.Failure("", "The answer to this offer is on the record already. Make another offer if the person has changed their mind.");
        if (on < offer.OfferedOn)
            return Result.Failure("AnsweredOn", $"The answer cannot be before the offer on {offer.OfferedOn.ToDisplay()}.");
        (offer.Answer, offer.AnsweredOn, offer.AnsweredUtc, offer.PersonsWords) = (takenUp ? OfferAnswer.TakenUp : OfferAnswer.Declined, on, nowUtc, words);
        if (takenUp)
        {
            OffersTakenUp++;
            LastSupportOn = Later(LastSupportOn, on);
            AddDistributedEvent(new SupportTakenUpEto(offer.Id, CohortId, ChildId, AreaCode, offer.Kind.ToCode(), on));
        }

        PlanNextStep(limits);
        return Result.Success();
    }

    public Result RecordContact(MemberContact contact)
    {
        if (Status != NominationStatus.Enrolled)
            return Result.Failure("", "Contacts are recorded for members of the cohort.");
        if (contact.HappenedOn < DecidedOn)
            return Result.Failure("HappenedOn", $"The contact cannot be before the person joined on {DecidedOn.ToDisplay()}.");
        if (contact.Strand == Strand.DeterrenceAndEnforcement && IsChild && OffersMade == 0)
            return Result.Failure("Strand", "For a child, support goes first. Record an offer of support before deterrence or enforcement.");
        contacts.Add(contact);
        if (contact.Strand.IsSupport())
            LastSupportOn = Later(LastSupportOn, contact.HappenedOn);
        if (contact.Strand == Strand.DeterrenceAndEnforcement)
            LastEnforcementOn = Later(LastEnforcementOn, contact.HappenedOn);
        return Result.Success();
    }

    private static IEnumerable<RuleError> SafeguardsMissing(PanelDecision decision)
    {
        if (decision.CaseWorkerConsulted != true)
            yield return new RuleError("CaseWorkerConsulted", "Consult the child's case worker before the panel lets the child join. Choose to look again later if that is still to be done.");
        if (decision.ExploitationConsidered != true)
            yield return new RuleError("ExploitationConsidered", "Consider first whether the child is being exploited. Choose to look again later if that is still to be done.");
    }

    private static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;

    private Nomination Put(Cohort cohort, DateOnly on, DateTime utc, TimeLimits limits)
    {
        CohortId = cohort.Id;
        AreaCode = cohort.AreaCode;
        (NominatedOn, NominatedUtc) = (on, utc);
        OpenPersonKey = ChildId is { } child ? KeyOf(child) : KeyOf(AdultReference!);
        DecideBy = limits.DecideBy(on);
        AddDistributedEvent(new CohortMemberNominatedEto(Id, CohortId, ChildId, AreaCode, on, Source == NominationSource.Suggested));
        PlanNextStep(limits);
        return this;
    }

    private void PlanNextStep(TimeLimits limits)
    {
        var unanswered = offers.Where(o => o.Answer == OfferAnswer.Waiting).MinBy(o => o.OfferedOn);
        (NextStep, NextStepBy) = Status switch
        {
            NominationStatus.Nominated => (MemberStep.Decide, DecideBy),
            NominationStatus.Deferred => (MemberStep.LookAgain, LookAgainOn),
            NominationStatus.Enrolled when unanswered is not null => (MemberStep.AskForAnswer, limits.AnswerBy(unanswered.OfferedOn)),
            NominationStatus.Enrolled when OffersMade == 0 => (MemberStep.OfferSupport, limits.OfferBy(DecidedOn!.Value)),
            _ => (MemberStep.None, (DateOnly?)null),
        };
    }

    /// <summary>How the person is named on this module's pages where it is an adult.</summary>
    public static string AdultName(string? initials, string? reference) => string.Create(CultureInfo.InvariantCulture, $"{initials}, {reference}");
}

/// <summary>Who is nominated: a child of the record, or an adult by initials and an agency's reference.</summary>
internal sealed record NominatedPerson(Guid? ChildId, string? AdultInitials, string? AdultReference);

/// <summary>What a panel decided.</summary>
internal sealed record PanelDecision(
    PanelOutcome Outcome,
    DateOnly On,
    string Panel,
    string Reasons,
    string? Alternatives,
    string? WhatWasTold,
    bool? CaseWorkerConsulted,
    string? CaseWorkerView,
    bool? ExploitationConsidered,
    string? ExploitationNote,
    DateOnly? LookAgainOn,
    string RecordedBy);
