using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.VictimServices.Contracts;

namespace Platform.VictimServices.Contacts;

/// <summary>
/// The contact with one person who was harmed, from the day the service is told. Who they are never leaves this module: its
/// one event says neither who was harmed nor by whom, and its stream is the contact's own, so that the event log ties no
/// child to a contact.
/// </summary>
internal sealed class Contact : AggregateRoot, IHasArea
{
    public const int NoteLength = 4000;

    private readonly List<ContactChild> children = [];
    private readonly List<ContactAttempt> attempts = [];
    private readonly List<Consent> consents = [];
    private readonly List<ProvidedItem> provided = [];

    private Contact()
    {
        AreaCode = "";
    }

    private Contact(Guid id, string areaCode, DateOnly reportedOn, FirstContactLimit limit, DateTime openedUtc) : base(id)
    {
        AreaCode = areaCode;
        ReportedOn = reportedOn;
        TimeLimitWorkingDays = limit.WorkingDays;
        DueOn = limit.DueOn(reportedOn);
        OpenedUtc = openedUtc;
        LastActivityUtc = openedUtc;
    }

    public string AreaCode { get; private set; }

    /// <summary>The incident that case management published; null for a contact opened by hand.</summary>
    public Guid? IncidentId { get; private set; }

    /// <summary>Which of the people harmed in the incident, from 1.</summary>
    public int Ordinal { get; private set; } = 1;

    public DateOnly? HarmedOn { get; private set; }

    /// <summary>The day the service was told: the time limit counts from here.</summary>
    public DateOnly ReportedOn { get; private set; }

    public string? OffenceCode { get; private set; }

    public string? WeaponCode { get; private set; }

    /// <summary>The time limit in force when the contact was opened. A later change of the setting leaves it.</summary>
    public int TimeLimitWorkingDays { get; private set; }

    public DateOnly DueOn { get; private set; }

    public ContactState State { get; private set; }

    public PersonKind Kind { get; private set; }

    public string? Name { get; private set; }

    public string? Telephone { get; private set; }

    public string? Email { get; private set; }

    public string? Address { get; private set; }

    public ContactWay? PreferredWay { get; private set; }

    public string? InterpreterLanguage { get; private set; }

    /// <summary>Who may speak for them.</summary>
    public string? SpeaksForThem { get; private set; }

    /// <summary>As what: a parent, a partner, an advocate.</summary>
    public string? SpeaksForThemAs { get; private set; }

    /// <summary>When and how it is safe to reach them.</summary>
    public string? SafeContactNote { get; private set; }

    public string? SpecialMeasures { get; private set; }

    public string? VulnerabilityNote { get; private set; }

    public DateOnly? FirstContactOn { get; private set; }

    public int? WorkingDaysTaken { get; private set; }

    public DateTime? FirstContactRecordedUtc { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public EndReason? EndedBecause { get; private set; }

    public DateTime OpenedUtc { get; private set; }

    /// <summary>Moves with every act, so that an added row raises the record's version too.</summary>
    public DateTime LastActivityUtc { get; private set; }

    public IReadOnlyList<ContactChild> Children => children;

    public IReadOnlyList<ContactAttempt> Attempts => attempts;

    public IReadOnlyList<Consent> Consents => consents;

    public IReadOnlyList<ProvidedItem> Provided => provided;

    /// <summary>Opened by an incident in which somebody was harmed.</summary>
    public static Contact FromIncident(Guid id, IncidentFacts incident, int ordinal, FirstContactLimit limit, DateTime openedUtc)
    {
        var contact = new Contact(id, incident.AreaCode, incident.ReportedOn, limit, openedUtc)
        {
            IncidentId = incident.IncidentId,
            Ordinal = ordinal,
            HarmedOn = incident.HappenedOn,
            OffenceCode = incident.OffenceCode,
            WeaponCode = incident.WeaponCode,
        };
        contact.AddChild(incident.ChildId);
        return contact;
    }

    /// <summary>Opened by hand, from what the police or another agency told.</summary>
    public static Contact ByHand(Guid id, string areaCode, DateOnly? harmedOn, DateOnly reportedOn, string? offenceCode, PersonHarmed person, FirstContactLimit limit, DateTime openedUtc)
    {
        var contact = new Contact(id, areaCode, reportedOn, limit, openedUtc) { HarmedOn = harmedOn, OffenceCode = offenceCode };
        contact.DescribePerson(person, openedUtc);
        return contact;
    }

    /// <summary>Another child is recorded as having caused the same harm.</summary>
    public void AddChild(Guid childId)
    {
        if (children.All(c => c.ChildId != childId))
            children.Add(new ContactChild { ContactId = Id, ChildId = childId });
    }

    public void DescribePerson(PersonHarmed person, DateTime utc)
    {
        Kind = person.Kind;
        Name = person.Name;
        Telephone = person.Telephone;
        Email = person.Email;
        Address = person.Address;
        PreferredWay = person.PreferredWay;
        InterpreterLanguage = person.InterpreterLanguage;
        SpeaksForThem = person.SpeaksForThem;
        SpeaksForThemAs = person.SpeaksForThemAs;
        LastActivityUtc = utc;
    }

    public void DescribeNeeds(string? safeContactNote, string? specialMeasures, string? vulnerabilityNote, DateTime utc)
    {
        SafeContactNote = safeContactNote;
        SpecialMeasures = specialMeasures;
        VulnerabilityNote = vulnerabilityNote;
        LastActivityUtc = utc;
    }

    public bool HasConsent(ConsentKind kind) => consents.Any(c => c.Kind == kind && c.IsInForce);

    /// <summary>The latest answer to a question; null when it was not asked yet.</summary>
    public Consent? LatestAnswer(ConsentKind kind) => consents.Where(c => c.Kind == kind).OrderByDescending(c => c.RecordedUtc).ThenByDescending(c => c.AnsweredOn).FirstOrDefault();

    /// <summary>
    /// Records an attempt. The first that reaches the person is first contact: it needs their answer whether we stay in
    /// contact, is published once, and a no ends the contact at once.
    /// </summary>
    public Result RecordAttempt(ContactAttempt attempt, bool? staysInContact, Guid consentId, FirstContactLimit limit)
    {
        if (State == ContactState.Ended)
            return EndedBecause == EndReason.AskedNotToBeContacted
                ? Result.Failure("", "This person has asked us not to contact them. Do not try again unless they say that they want to hear from us.")
                : Result.Failure("", "This contact has ended. Record new consent to stay in contact first.");
        if (attempt.MadeOn < ReportedOn)
            return Result.Failure(nameof(attempt.MadeOn), "The attempt cannot be before the day we were told. Check the date.");
        var isFirst = attempt.Outcome == AttemptOutcome.Reached && FirstContactOn is null;
        if (isFirst && staysInContact is null)
            return Result.Failure("StaysInContact", "Say whether the person would like us to stay in contact.");

        attempts.Add(attempt);
        LastActivityUtc = attempt.RecordedUtc;
        if (!isFirst)
            return Result.Success();

        FirstContactOn = attempt.MadeOn;
        FirstContactRecordedUtc = attempt.RecordedUtc;
        WorkingDaysTaken = limit.WorkingDaysTaken(ReportedOn, attempt.MadeOn);
        State = ContactState.InContact;
        consents.Add(new Consent
        {
            Id = consentId,
            Kind = ConsentKind.Contact,
            IsGiven = staysInContact!.Value,
            AnsweredOn = attempt.MadeOn,
            How = HowSaid(attempt.Way),
            RecordedUtc = attempt.RecordedUtc,
            RecordedBy = attempt.RecordedBy,
        });
        if (!staysInContact.Value)
            EndNow(EndReason.AskedNotToBeContacted, attempt.MadeOn);
        AddDistributedEvent(new VictimContactMadeEto(Id, AreaCode, attempt.MadeOn, WorkingDaysTaken.Value, attempt.MadeOn <= DueOn, staysInContact.Value));
        return Result.Success();
    }

    /// <summary>Records a yes or no to one thing. A yes to staying in contact opens an ended contact again.</summary>
    public Result RecordConsent(Consent answer)
    {
        if (FirstContactOn is not { } firstContact)
            return Result.Failure("", "Record first contact before consent: nobody has been asked yet.");
        if (answer.AnsweredOn < firstContact)
            return Result.Failure(nameof(answer.AnsweredOn), "The answer cannot be before first contact. Check the date.");
        if (State == ContactState.Ended && answer.Kind != ConsentKind.Contact)
            return Result.Failure("", "This contact has ended. Record new consent to stay in contact first.");
        if (answer.IsGiven && HasConsent(answer.Kind))
            return Result.Failure("", "This consent is in force already. Withdraw it before you record another answer.");
        if (!answer.IsGiven && HasConsent(answer.Kind))
            return Result.Failure("", "The person said yes before. Record that they withdraw their consent instead.");

        consents.Add(answer);
        LastActivityUtc = answer.RecordedUtc;
        if (answer.Kind != ConsentKind.Contact)
            return Result.Success();
        if (answer.IsGiven)
        {
            State = ContactState.InContact;
            EndedOn = null;
            EndedBecause = null;
        }
        else
        {
            EndNow(EndReason.AskedNotToBeContacted, answer.AnsweredOn);
        }

        return Result.Success();
    }

    /// <summary>Withdraws one consent. It has effect at once; withdrawing contact ends the contact.</summary>
    public Result WithdrawConsent(ConsentKind kind, DateOnly on, ConsentWay how, RecordedBy by)
    {
        if (consents.SingleOrDefault(c => c.Kind == kind && c.IsInForce) is not { } consent)
            return Result.Failure("", "There is no consent in force to withdraw.");
        if (on < consent.AnsweredOn)
            return Result.Failure("WithdrawnOn", "The day it was withdrawn cannot be before the day it was given. Check the date.");

        consent.Withdraw(on, how, by.Name);
        LastActivityUtc = by.Utc;
        if (kind == ConsentKind.Contact)
            EndNow(EndReason.AskedNotToBeContacted, on);
        return Result.Success();
    }

    /// <summary>Records what was done for the person; only under a consent that is in force.</summary>
    public Result Provide(ProvidedItem item)
    {
        var needed = ConsentFor(item.Kind);
        if (State == ContactState.Ended)
            return Result.Failure("", "This contact has ended. Nothing more is done without the person's consent to stay in contact.");
        if (!HasConsent(needed))
            return Result.Failure("Kind", $"The person has not agreed to this, or has withdrawn. Ask “{needed.Question()}” first.");
        if (item.ProvidedOn < LatestAnswer(needed)!.AnsweredOn)
            return Result.Failure("ProvidedOn", "The date cannot be before the day the person agreed. Check the date.");
        provided.Add(item);
        LastActivityUtc = item.RecordedUtc;
        return Result.Success();
    }

    public Result End(EndReason reason, DateOnly on, int attemptsBeforeNoReply, DateTime utc)
    {
        if (State == ContactState.Ended)
            return Result.Failure("", "This contact has ended already.");
        if (on < ReportedOn)
            return Result.Failure("EndedOn", "The day it ended cannot be before the day we were told. Check the date.");
        if (reason == EndReason.WorkFinished && FirstContactOn is null)
            return Result.Failure("Reason", "There has been no contact with the person yet. Choose another reason.");
        if (reason != EndReason.WorkFinished && FirstContactOn is not null)
            return Result.Failure("Reason", reason == EndReason.AskedNotToBeContacted
                ? "Record that the person withdraws consent to stay in contact: that ends the contact."
                : "We have been in contact with the person. Choose “The work is finished”.");
        if (reason == EndReason.NoReply && NoReplyRule.StandsInTheWay(attempts, attemptsBeforeNoReply) is { } sentence)
            return Result.Failure("Reason", sentence);
        EndNow(reason, on);
        LastActivityUtc = utc;
        return Result.Success();
    }

    /// <summary>The consent that an act needs.</summary>
    public static ConsentKind ConsentFor(ProvidedKind kind) => kind switch
    {
        ProvidedKind.ProgressUpdate => ConsentKind.ProgressInformation,
        ProvidedKind.SupportReferral => ConsentKind.SharingWithSupport,
        _ => ConsentKind.Restorative,
    };

    private void EndNow(EndReason reason, DateOnly on)
    {
        State = ContactState.Ended;
        EndedOn = on;
        EndedBecause = reason;
    }

    private static ConsentWay HowSaid(ContactWay way) => way switch
    {
        ContactWay.Telephone => ConsentWay.SpokenByTelephone,
        ContactWay.InPerson => ConsentWay.SpokenInPerson,
        ContactWay.Letter => ConsentWay.InWriting,
        ContactWay.ThroughAnotherPerson => ConsentWay.ThroughWhoSpeaksForThem,
        _ => ConsentWay.ByEmailOrText,
    };
}

/// <summary>What an incident says about the harm; nothing of who was harmed.</summary>
internal sealed record IncidentFacts(Guid IncidentId, Guid ChildId, string AreaCode, DateOnly HappenedOn, DateOnly ReportedOn, string OffenceCode, string? WeaponCode);
