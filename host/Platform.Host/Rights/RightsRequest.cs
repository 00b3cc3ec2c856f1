using System.ComponentModel.DataAnnotations;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Rights;

namespace Platform.Host.Rights;

/// <summary>What a person asks for.</summary>
internal enum RightsKind
{
    [Display(Name = "Access", Description = "A copy of what we hold about them (article 15)")]
    Access,

    [Display(Name = "Rectification", Description = "To have something put right (article 16)")]
    Rectification,

    [Display(Name = "Erasure", Description = "To have it deleted (article 17)")]
    Erasure,

    [Display(Name = "Restriction", Description = "To have it kept and not used (article 18)")]
    Restriction,

    [Display(Name = "Objection", Description = "To object to our using it (article 21)")]
    Objection,

    /// <summary>Nobody asks: the time to keep the record is over, and somebody decided to dispose of it.</summary>
    [Display(Name = "Disposal", Description = "The time to keep the record is over")]
    Disposal,
}

/// <summary>Where a request stands.</summary>
internal enum RightsStatus
{
    Open,

    [Display(Name = "Waiting for a second person")]
    AwaitingConfirmation,

    [Display(Name = "Being erased")]
    Erasing,

    Done,

    Refused,
}

/// <summary>Why a request may be refused. Each names its source.</summary>
internal enum RightsExemption
{
    [Display(Name = "We cannot be sure who asks (article 12(6))")]
    IdentityNotShown,

    [Display(Name = "It is manifestly unfounded or excessive (article 12(5))")]
    UnfoundedOrExcessive,

    [Display(Name = "We must keep it by law, or do a public task with it (article 17(3)(b))")]
    LegalObligation,

    [Display(Name = "It is needed for legal claims (article 17(3)(e))")]
    LegalClaims,

    [Display(Name = "It would prejudice the prevention or detection of crime (Data Protection Act 2018, schedule 2, paragraph 2)")]
    CrimeAndJustice,

    [Display(Name = "It would be likely to cause serious harm (Data Protection Act 2018, schedule 3)")]
    SeriousHarm,

    [Display(Name = "It is about somebody else who does not agree (Data Protection Act 2018, schedule 2, paragraph 16)")]
    OtherPerson,
}

/// <summary>On what a person rests who asks that their record is kept and not used: UK GDPR, article 18(1).</summary>
internal enum RestrictionGround
{
    [Display(Name = "They say that it is not accurate, and we check (article 18(1)(a))")]
    AccuracyContested,

    [Display(Name = "We should not have used it, and they do not want it erased (article 18(1)(b))")]
    Unlawful,

    [Display(Name = "We no longer need it, and they need it for a legal claim (article 18(1)(c))")]
    NeededForClaims,

    [Display(Name = "They object to our using it, and we weigh it (article 18(1)(d))")]
    ObjectionPending,
}

/// <summary>One request about a person's rights, from the day it came until it is answered. The law gives one month.</summary>
internal sealed class RightsRequest : AggregateRoot
{
    public const int NoteLength = 2000;

    private RightsRequest()
    {
    }

    public RightsRequest(Guid id, string reference, RightsKind kind, string personKind, Guid personId, string personName, DateOnly receivedOn, DateOnly dueOn) : base(id)
    {
        Reference = reference;
        Kind = kind;
        PersonKind = personKind;
        PersonId = personId;
        PersonName = personName;
        ReceivedOn = receivedOn;
        DueOn = dueOn;
    }

    /// <summary>As letters name it: RR-2026-0007.</summary>
    public string Reference { get; private set; } = "";

    public RightsKind Kind { get; private set; }

    public string PersonKind { get; private set; } = "";

    public Guid PersonId { get; private set; }

    /// <summary>Whom it is about, as the record had it; empty once they are erased.</summary>
    public string PersonName { get; private set; } = "";

    public DateOnly ReceivedOn { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly? ExtendedOn { get; private set; }

    public string? ExtendedBecause { get; private set; }

    public DateOnly? IdentityCheckedOn { get; private set; }

    public string? IdentityCheckedHow { get; private set; }

    public RightsStatus Status { get; private set; }

    public RightsExemption? Exemption { get; private set; }

    /// <summary>What was decided and why, in words.</summary>
    public string? Decision { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Who asked for the erasure; somebody else confirms it.</summary>
    public Guid? AskedBy { get; private set; }

    public string? AskedByName { get; private set; }

    public string? ConfirmedByName { get; private set; }

    public Guid? ErasureId { get; private set; }

    /// <summary>The ground on which the processing was restricted; null where it never was.</summary>
    public RestrictionGround? Ground { get; private set; }

    public DateOnly? RestrictedOn { get; private set; }

    public string? RestrictedByName { get; private set; }

    public DateOnly? LiftedOn { get; private set; }

    public string? LiftedByName { get; private set; }

    public string? LiftedBecause { get; private set; }

    /// <summary>How and when the person was told before it was lifted: article 18(3).</summary>
    public string? LiftedTold { get; private set; }

    /// <summary>The processing is restricted now, by this request.</summary>
    public bool IsRestricting => RestrictedOn is not null && LiftedOn is null;

    public bool IsOpen => Status is RightsStatus.Open or RightsStatus.AwaitingConfirmation;

    public Result Extend(DateOnly on, DateOnly dueOn, string why)
    {
        if (!IsOpen)
            return Closed();
        if (ExtendedOn is not null)
            return Result.Failure("Reason", "The time has been extended already. The law allows it once.");
        if (on > DueOn)
            return Result.Failure("Reason", "The person must be told of more time within the first month, and that has passed.");
        ExtendedOn = on;
        ExtendedBecause = why;
        DueOn = dueOn;
        return Result.Success();
    }

    public Result CheckIdentity(DateOnly on, string how)
    {
        if (!IsOpen)
            return Closed();
        IdentityCheckedOn = on;
        IdentityCheckedHow = how;
        return Result.Success();
    }

    public Result Refuse(RightsExemption exemption, string why, DateOnly on)
    {
        if (!IsOpen)
            return Closed();
        Status = RightsStatus.Refused;
        Exemption = exemption;
        Decision = why;
        ClosedOn = on;
        return Result.Success();
    }

    public Result Finish(string what, DateOnly on)
    {
        if (Kind is RightsKind.Erasure or RightsKind.Disposal)
            return Result.Failure("", "An erasure is finished by every workstream’s confirmation, not by hand.");
        if (Status != RightsStatus.Open)
            return Closed();
        if (IdentityCheckedOn is null)
            return IdentityFirst();
        Status = RightsStatus.Done;
        Decision = what;
        ClosedOn = on;
        return Result.Success();
    }

    /// <summary>From now on the record is kept and not used.</summary>
    public Result Restrict(RestrictionGround ground, string byName, DateOnly on)
    {
        if (Kind is RightsKind.Access or RightsKind.Disposal)
            return Result.Failure("", "A request of this kind does not restrict anything. Record a request for restriction first.");
        if (PersonKind == PersonKinds.Worker)
            return Result.Failure("", "The account of a person who works here goes on: records must say who acted. Answer this request in words, and close the account under People if it is not to be used.");
        if (Status != RightsStatus.Open)
            return Closed();
        if (IdentityCheckedOn is null)
            return IdentityFirst();
        if (IsRestricting)
            return Result.Failure("", "The processing is restricted by this request already.");
        (Ground, RestrictedOn, RestrictedByName) = (ground, on, byName);
        (LiftedOn, LiftedByName, LiftedBecause, LiftedTold) = (null, null, null, null);
        return Result.Success();
    }

    /// <summary>The record may be used again; the person was told before.</summary>
    public Result Lift(string because, string told, string byName, DateOnly on)
    {
        if (!IsRestricting)
            return Result.Failure("", "The processing is not restricted by this request. Open it again to see where it stands.");
        (LiftedOn, LiftedByName, LiftedBecause, LiftedTold) = (on, byName, because, told);
        return Result.Success();
    }

    public Result AskForErasure(Guid? by, string byName, string why)
    {
        if (Kind is not (RightsKind.Erasure or RightsKind.Disposal))
            return Result.Failure("", "This request does not ask for an erasure. Record a request of that kind first.");
        if (Status != RightsStatus.Open)
            return Closed();
        if (IdentityCheckedOn is null && Kind == RightsKind.Erasure)
            return IdentityFirst();
        Status = RightsStatus.AwaitingConfirmation;
        AskedBy = by;
        AskedByName = byName;
        Decision = why;
        return Result.Success();
    }

    /// <summary>Asked for and confirmed in one on the server itself, by whoever may run commands there.</summary>
    public void DecideOnCommandLine(string why, DateOnly on)
    {
        Status = RightsStatus.Erasing;
        Decision = why;
        IdentityCheckedOn = on;
        AskedByName = ConfirmedByName = "The command line";
    }

    /// <summary>The second pair of eyes sends it back.</summary>
    public Result SendBack()
    {
        if (Status != RightsStatus.AwaitingConfirmation)
            return Closed();
        Status = RightsStatus.Open;
        return Result.Success();
    }

    public Result Confirm(Guid? by, string byName)
    {
        if (Status != RightsStatus.AwaitingConfirmation)
            return Closed();
        if (by is null || by == AskedBy)
            return Result.Failure("", "Somebody other than the person who asked for the erasure must confirm it.");
        Status = RightsStatus.Erasing;
        ConfirmedByName = byName;
        return Result.Success();
    }

    public void Started(Guid erasureId) => ErasureId = erasureId;

    /// <summary>Every workstream has confirmed: the register keeps that it was done, and no longer for whom.</summary>
    public void Erased(DateOnly on)
    {
        Status = RightsStatus.Done;
        ClosedOn = on;
        PersonName = "";
        PersonId = Guid.Empty;
        IdentityCheckedHow = null;
        LiftedBecause = LiftedTold = null;
    }

    private static Failure Closed() => Result.Failure("", "This request has moved on. Open it again to see where it stands.");

    private static Failure IdentityFirst() => Result.Failure("", "Record first how you checked who asks.");
}

/// <summary>What a reviewer decided about one thing in an export, different from what it would be by itself.</summary>
internal sealed class RedactionDecision
{
    public Guid RequestId { get; init; }

    /// <summary>Module, table, key and property.</summary>
    public required string ItemKey { get; init; }

    public bool IsKept { get; set; }

    public required string Reason { get; set; }

    public required string DecidedBy { get; set; }
}

/// <summary>While it lies on a person's record, nothing of it is erased or disposed of.</summary>
internal sealed class LegalHold
{
    public Guid Id { get; init; }

    public required string PersonKind { get; init; }

    public Guid PersonId { get; init; }

    public required string Reason { get; init; }

    public DateOnly PlacedOn { get; init; }

    public required string PlacedBy { get; init; }

    public DateOnly? LiftedOn { get; set; }

    public string? LiftedBy { get; set; }
}

/// <summary>Somebody decided that a record is kept though its time is over.</summary>
internal sealed class KeptLonger
{
    public Guid Id { get; init; }

    public required string PersonKind { get; init; }

    public Guid PersonId { get; init; }

    public DateOnly Until { get; init; }

    public required string Reason { get; init; }

    public DateOnly DecidedOn { get; init; }

    public required string DecidedBy { get; init; }
}
