using Platform.CaseManagement.Contracts;
using Platform.CaseManagement.Matching;
using Platform.Kernel.Data;

namespace Platform.CaseManagement.Notices;

/// <summary>What a partner agency told the partnership, once. The partner's words stay as they came, line breaks included.</summary>
internal sealed class PartnerNotice : AggregateRoot, IHasArea
{
    private readonly List<NoticePerson> people = [];

    private PartnerNotice()
    {
    }

    private PartnerNotice(Guid id) : base(id)
    {
    }

    public string AgencyKind { get; private set; } = "";

    public string AgencyName { get; private set; } = "";

    public string? Reference { get; private set; }

    public string NoticeKind { get; private set; } = "";

    public DateOnly HappenedOn { get; private set; }

    public DateOnly ReportedOn { get; private set; }

    public string? Place { get; private set; }

    public string? Postcode { get; private set; }

    public string? LsoaCode { get; private set; }

    public string AreaCode { get; private set; } = "";

    public string Narrative { get; private set; } = "";

    /// <summary>Codes of drivers and themes, by commas.</summary>
    public string DriverCodes { get; private set; } = "";

    public string? HandlingConditions { get; private set; }

    public string? SourceGrade { get; private set; }

    public string? InformationGrade { get; private set; }

    public string? WeaponCode { get; private set; }

    public string? InjuryCode { get; private set; }

    /// <summary>The file it came in, and its row there: the pair makes an import that is run again harmless.</summary>
    public Guid? ImportId { get; private set; }

    public int? ImportRow { get; private set; }

    public IReadOnlyList<NoticePerson> People => people;

    public IReadOnlyList<string> Drivers => DriverCodes.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Records a notice. The content has passed <see cref="NoticeContentValidator"/>.</summary>
    public static PartnerNotice Record(Guid id, NoticeContent content, DateOnly today, IGuidGenerator guids, Guid? importId = null, int? importRow = null)
    {
        var notice = new PartnerNotice(id)
        {
            AgencyKind = content.AgencyKind!,
            AgencyName = content.AgencyName!.Trim(),
            Reference = Text(content.Reference),
            NoticeKind = content.NoticeKind!,
            HappenedOn = content.HappenedOn!.Value,
            ReportedOn = content.ReportedOn ?? today,
            Place = Text(content.Place),
            Postcode = Children.Postcode.Read(content.Postcode),
            LsoaCode = Text(content.LsoaCode),
            AreaCode = content.AreaCode!,
            Narrative = content.Narrative!.Trim().ReplaceLineEndings("\n"),
            DriverCodes = string.Join(',', content.Drivers.Distinct()),
            HandlingConditions = Text(content.HandlingConditions),
            SourceGrade = content.NoticeKind == NoticeCodes.Intelligence ? content.SourceGrade : null,
            InformationGrade = content.NoticeKind == NoticeCodes.Intelligence ? content.InformationGrade : null,
            WeaponCode = Text(content.WeaponCode),
            InjuryCode = Text(content.InjuryCode),
            ImportId = importId,
            ImportRow = importRow,
        };
        foreach (var person in content.People.Where(p => !p.IsEmpty))
            notice.people.Add(new NoticePerson(guids.Create(), notice, notice.people.Count + 1, person));
        notice.AddDistributedEvent(new PartnerNoticeRecordedEto(
            id, notice.AreaCode, notice.LsoaCode, notice.AgencyKind, notice.NoticeKind, notice.HappenedOn, notice.Drivers, notice.people.Count));
        return notice;
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>Somebody named in a notice, and whether they are a child on the record.</summary>
internal sealed class NoticePerson : IHasArea
{
    private readonly List<MatchCandidate> candidates = [];

    private NoticePerson()
    {
    }

    public NoticePerson(Guid id, PartnerNotice notice, int number, NamedPerson person)
    {
        Id = id;
        NoticeId = notice.Id;
        Number = number;
        AreaCode = notice.AreaCode;
        ReportedOn = notice.ReportedOn;
        Role = person.Role!;
        GivenNames = person.GivenNames?.Trim() ?? "";
        FamilyName = person.FamilyName?.Trim() ?? "";
        DateOfBirth = person.DateOfBirth;
        SexCode = string.IsNullOrEmpty(person.SexCode) ? null : person.SexCode;
        Postcode = Children.Postcode.Read(person.Postcode);
        NhsNumber = Children.NhsNumber.Read(person.NhsNumber);
        Status = NoticeCodes.IsMatched(Role) ? MatchStatus.NotOnRecord : MatchStatus.NotCompared;
        ExactKey = NoticeCodes.IsMatched(Role) ? BlockingKeys.Exact(GivenNames, FamilyName, DateOfBirth) : null;
    }

    public Guid Id { get; private set; }

    public Guid NoticeId { get; private set; }

    /// <summary>First, second, ... in the notice.</summary>
    public int Number { get; private set; }

    public string AreaCode { get; private set; } = "";

    /// <summary>The notice's, so that the queue is read from one index.</summary>
    public DateOnly ReportedOn { get; private set; }

    public string Role { get; private set; } = "";

    public string GivenNames { get; private set; } = "";

    public string FamilyName { get; private set; } = "";

    public DateOnly? DateOfBirth { get; private set; }

    public string? SexCode { get; private set; }

    public string? Postcode { get; private set; }

    public string? NhsNumber { get; private set; }

    public string? ExactKey { get; private set; }

    public MatchStatus Status { get; private set; }

    public Guid? ChildId { get; private set; }

    public IReadOnlyList<MatchCandidate> Candidates => candidates;

    public string FullName => $"{GivenNames} {FamilyName}".Trim();

    public bool IsLinked => ChildId is not null;

    public MatchPerson AsMatchPerson() => new(GivenNames, FamilyName, DateOfBirth, SexCode, Postcode, NhsNumber);

    /// <summary>Takes the outcome of matching: linked when exact, else a queue of children to compare with, else not on the record.</summary>
    public void Match(MatchOutcome outcome)
    {
        if (outcome.Exact is { } child)
        {
            Link(child, MatchStatus.LinkedExact);
            return;
        }

        candidates.AddRange(outcome.ToReview.Where(c => candidates.All(there => there.ChildId != c)).Select((c, i) => new MatchCandidate(Id, c, i)));
        Status = candidates.Count > 0 ? MatchStatus.ToReview : MatchStatus.NotOnRecord;
    }

    public void Link(Guid childId, MatchStatus status)
    {
        ChildId = childId;
        Status = status;
    }

    /// <summary>A person has compared with one child.</summary>
    public void Decide(Guid childId, MatchDecision decision)
    {
        var candidate = candidates.SingleOrDefault(c => c.ChildId == childId);
        if (candidate is null)
            candidates.Add(candidate = new MatchCandidate(Id, childId, candidates.Count));
        candidate.Decide(decision);
        if (decision == MatchDecision.Same)
            Link(childId, MatchStatus.LinkedByPerson);
        else if (candidates.All(c => c.Decision == MatchDecision.Different))
            Status = MatchStatus.NotOnRecord;
        else if (candidates.Any(c => c.Decision is null))
            Status = MatchStatus.ToReview;
        else
            Status = MatchStatus.NotSure;
    }
}

/// <summary>A child whom somebody named in a notice may be.</summary>
internal sealed class MatchCandidate(Guid personId, Guid childId, int rank)
{
    public Guid PersonId { get; private set; } = personId;

    public Guid ChildId { get; private set; } = childId;

    /// <summary>The likeliest first.</summary>
    public int Rank { get; private set; } = rank;

    public MatchDecision? Decision { get; private set; }

    public void Decide(MatchDecision decision) => Decision = decision;
}

/// <summary>What a person decided after comparing.</summary>
internal enum MatchDecision
{
    Same,
    Different,
    NotSure,
}
