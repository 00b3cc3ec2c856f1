namespace Platform.CaseManagement.SeriousViolence;

/// <summary>
/// One version of one definition of serious violence: a policy in typed clauses that stands in data. A draft is written until
/// it is adopted; from then on its words never change, and a changed policy is a new version. The local definition, the Youth
/// Justice Board's KPI 9 and the violence reduction measures stand side by side and never overwrite each other.
/// </summary>
internal sealed class SeriousViolenceDefinition
{
    private readonly List<DefinitionClause> clauses = [];
    private readonly List<DefinitionPattern> patterns = [];

    private SeriousViolenceDefinition()
    {
    }

    public SeriousViolenceDefinition(Guid id, string code, int version, string title, DateOnly validFrom)
    {
        Id = id;
        Code = code;
        Version = version;
        Title = title;
        ValidFrom = validFrom;
    }

    public Guid Id { get; private set; }

    /// <summary>For example <c>LOCAL_SVD</c>.</summary>
    public string Code { get; private set; } = "";

    public int Version { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Of a draft: the day on which it was begun, until it is adopted from a day.</summary>
    public DateOnly ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    /// <summary>Nobody decides by a draft, and only a draft is written on.</summary>
    public bool IsDraft { get; private set; }

    /// <summary>Raised by every change: who began from an earlier one is told.</summary>
    public int Revision { get; private set; }

    /// <summary>Why it reads as it does.</summary>
    public string Rationale { get; set; } = "";

    /// <summary>Publication and section, or "agreed locally".</summary>
    public string Source { get; set; } = "";

    /// <summary>False: nobody has yet compared it with its source, and pages say so.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>Who compared it with its source; null where it came confirmed.</summary>
    public string? ConfirmedByName { get; private set; }

    public DateOnly? ConfirmedOn { get; private set; }

    /// <summary>What it was compared with: the edition, the page.</summary>
    public string? ConfirmedAgainst { get; private set; }

    /// <summary>Who adopted it; null for those that an installation starts with.</summary>
    public string? AdoptedByName { get; private set; }

    public DateOnly? AdoptedOn { get; private set; }

    public string? AdoptedBecause { get; private set; }

    /// <summary>The youngest age at the incident, whole years.</summary>
    public int AgeFrom { get; set; }

    /// <summary>The oldest age at the incident, whole years.</summary>
    public int AgeTo { get; set; } = 24;

    public IncidentBasis Basis { get; set; }

    public DomesticContextMode DomesticContext { get; set; }

    public IReadOnlyList<DefinitionClause> Clauses => clauses;

    /// <summary>What happens to one child over time that a person is asked to look at. It never makes an incident count.</summary>
    public IReadOnlyList<DefinitionPattern> Patterns => patterns;

    public string FullName => IsDraft ? $"{Title}, draft of version {Version}" : $"{Title}, version {Version}";

    /// <summary>It may decide on that day. Of several versions the one that began last does: <see cref="InForce"/>.</summary>
    public bool IsInForceOn(DateOnly day) => !IsDraft && ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>The version of each code that decides on a day. Nothing is changed on the one that it follows.</summary>
    public static IReadOnlyList<SeriousViolenceDefinition> InForce(IEnumerable<SeriousViolenceDefinition> all, DateOnly day)
        => [.. all.Where(d => d.IsInForceOn(day)).GroupBy(d => d.Code).Select(g => g.OrderBy(d => d.ValidFrom).ThenBy(d => d.Version).Last()).OrderBy(d => d.Code, StringComparer.Ordinal)];

    public SeriousViolenceDefinition With(params IEnumerable<DefinitionClause> more)
    {
        clauses.AddRange(more);
        return this;
    }

    public SeriousViolenceDefinition Prompting(params IEnumerable<DefinitionPattern> more)
    {
        patterns.AddRange(more);
        return this;
    }

    /// <summary>The same words as a draft of another version. What was compared with the source is to be compared again.</summary>
    public SeriousViolenceDefinition Copy(Guid id, int version, DateOnly today, Func<Guid> newId)
    {
        var copy = new SeriousViolenceDefinition(id, Code, version, Title, today)
        {
            IsDraft = true, Rationale = Rationale, Source = Source, AgeFrom = AgeFrom, AgeTo = AgeTo, Basis = Basis, DomesticContext = DomesticContext,
        };
        return copy.With(clauses.Select(c => c.Copy(newId()))).Prompting(patterns.Select(p => new DefinitionPattern(newId(), p.Kind, p.Count, p.Days)));
    }

    /// <exception cref="InvalidOperationException">It is adopted.</exception>
    public void Rename(string title)
    {
        Touch();
        Title = title;
    }

    /// <summary>Says that a draft was written on.</summary>
    /// <exception cref="InvalidOperationException">It is adopted.</exception>
    public void Touch()
    {
        if (!IsDraft)
            throw new InvalidOperationException($"{FullName} is adopted and does not change.");
        Revision++;
    }

    public void Add(DefinitionClause clause)
    {
        Touch();
        clauses.Add(clause);
    }

    public void Adopt(DateOnly from, string because, string byName, DateOnly today)
    {
        Touch();
        (IsDraft, ValidFrom, AdoptedBecause, AdoptedByName, AdoptedOn) = (false, from, because, byName, today);
    }

    /// <summary>Somebody has compared its words with the source. That changes no word of it.</summary>
    public void Confirm(string against, string byName, DateOnly today)
    {
        (IsConfirmed, ConfirmedAgainst, ConfirmedByName, ConfirmedOn) = (true, against, byName, today);
        Revision++;
        foreach (var clause in clauses)
            clause.IsConfirmed = true;
    }

    /// <summary>Decides one incident. The first clause that admits it is named; otherwise the sentence says why not.</summary>
    public Verdict Decide(IncidentFacts facts)
    {
        if (facts.YoungestAge > AgeTo || facts.OldestAge < AgeFrom)
            return No($"nobody who is said to have caused harm was between {AgeFrom} and {AgeTo} years old");
        if (Basis == IncidentBasis.Proven && facts.Basis != IncidentBasis.Proven)
            return No("it counts only what ended in a caution or a sentence, and this has not");
        if (DomesticContext == DomesticContextMode.Exclude && facts.IsDomestic)
            return No("it leaves violence in a domestic context to the domestic abuse strategy");

        foreach (var clause in clauses.OrderBy(c => c.Order))
        {
            if (!clause.Admits(facts))
                continue;
            if (DomesticContext == DomesticContextMode.NoteOnly && facts.IsDomestic)
                return No($"clause {clause.Order} would admit it ({clause.Sentence}), but violence in a domestic context is noted and not counted");
            return new Verdict(true, clause.Code, $"Counts as serious violence under “{Title}”, version {Version}, clause {clause.Order}: {clause.Sentence}.");
        }

        return No("no clause admits it");

        Verdict No(string why) => new(false, null, $"Does not count under “{Title}”, version {Version}: {why}.");
    }
}

/// <summary>
/// One clause: it admits an incident when every condition it states holds. A condition that is not stated is not asked.
/// </summary>
internal sealed class DefinitionClause
{
    public required Guid Id { get; set; }

    public Guid DefinitionId { get; private set; }

    public required int Order { get; set; }

    /// <summary>For example <c>KNIFE-USED</c>.</summary>
    public required string Code { get; set; }

    /// <summary>What it admits, in words that complete "counts because ...".</summary>
    public required string Sentence { get; set; }

    /// <summary>Offence categories of the reference data, by commas; null for any.</summary>
    public string? OffenceCategories { get; set; }

    /// <summary>Offence codes of the reference data, by commas; null for any.</summary>
    public string? OffenceCodes { get; set; }

    /// <summary>The lowest Youth Justice Board seriousness score; null for any.</summary>
    public int? MinimumYjbScore { get; set; }

    /// <summary>The edition of the police matrix that <see cref="MinimumPoliceScore"/> is of: 4 of 4 is not 4 of 5.</summary>
    public string? PoliceScale { get; set; }

    /// <summary>The lowest score of the police matrix; null for any.</summary>
    public int? MinimumPoliceScore { get; set; }

    /// <summary>Kinds of place, by commas; null for any.</summary>
    public string? PlaceKinds { get; set; }

    /// <summary>Weapon codes, by commas; <c>any</c> for any weapon; null: not asked.</summary>
    public string? Weapons { get; set; }

    /// <summary>The least injury: <c>minor</c>, <c>serious</c>, <c>fatal</c>; null: not asked.</summary>
    public string? MinimumInjury { get; set; }

    /// <summary>The fewest people harmed; null: not asked.</summary>
    public int? MinimumPeopleHarmed { get; set; }

    /// <summary>True: online only. False: not online. Null: not asked.</summary>
    public bool? Online { get; set; }

    public bool IsConfirmed { get; set; }

    /// <summary>It asks for something; a clause that asks for nothing would admit everything.</summary>
    public bool AsksForSomething
        => (OffenceCategories ?? OffenceCodes ?? Weapons ?? MinimumInjury ?? PlaceKinds) is not null || MinimumYjbScore is not null || MinimumPoliceScore is not null
            || MinimumPeopleHarmed is not null || Online is not null;

    public DefinitionClause Copy(Guid id) => new()
    {
        Id = id, Order = Order, Code = Code, Sentence = Sentence, OffenceCategories = OffenceCategories, OffenceCodes = OffenceCodes, MinimumYjbScore = MinimumYjbScore,
        PoliceScale = PoliceScale, MinimumPoliceScore = MinimumPoliceScore, PlaceKinds = PlaceKinds, Weapons = Weapons, MinimumInjury = MinimumInjury,
        MinimumPeopleHarmed = MinimumPeopleHarmed, Online = Online,
    };

    public bool Admits(IncidentFacts facts)
        => Among(OffenceCategories, facts.OffenceCategory)
            && Among(OffenceCodes, facts.OffenceCode)
            // A range that spans the line is not yet at the line: nobody can say until the score is confirmed.
            && (MinimumYjbScore is null || facts.YjbScore >= MinimumYjbScore)
            && (MinimumPoliceScore is null || PoliceScale is not null && facts.PoliceScores.TryGetValue(PoliceScale, out var police) && police >= MinimumPoliceScore)
            && (PlaceKinds is null || facts.PlaceKind is not null && Among(PlaceKinds, facts.PlaceKind))
            && (Weapons is null || facts.WeaponCode is not null && (Weapons == "any" || Among(Weapons, facts.WeaponCode)))
            && (MinimumInjury is null || InjuryRank(facts.InjuryCode) >= InjuryRank(MinimumInjury))
            && (MinimumPeopleHarmed is null || facts.PeopleHarmed >= MinimumPeopleHarmed)
            && (Online is null || facts.IsOnline == Online);

    private static bool Among(string? codes, string code) => codes is null || codes.Split(',').Contains(code, StringComparer.Ordinal);

    private static int InjuryRank(string? code) => code switch { "minor" => 1, "serious" => 2, "fatal" => 3, _ => 0 };
}

/// <summary>What a definition needs to know of an incident. No names.</summary>
/// <param name="OffenceCode">Of the reference data.</param>
/// <param name="OffenceCategory">Its category.</param>
/// <param name="YjbScore">Youth Justice Board seriousness score on the day, the lower end of a range; null where there is none.</param>
/// <param name="WeaponCode">Null for none.</param>
/// <param name="InjuryCode">The worst injury.</param>
/// <param name="PeopleHarmed">How many.</param>
/// <param name="IsOnline">It happened online.</param>
/// <param name="IsDomestic">It happened in a domestic context.</param>
/// <param name="Basis">An allegation, or proven.</param>
/// <param name="YoungestAge">The youngest child's age on the day.</param>
/// <param name="OldestAge">The oldest child's age on the day.</param>
internal sealed record IncidentFacts(
    string OffenceCode,
    string OffenceCategory,
    int? YjbScore,
    string? WeaponCode,
    string? InjuryCode,
    int PeopleHarmed,
    bool IsOnline,
    bool IsDomestic,
    IncidentBasis Basis,
    int YoungestAge,
    int OldestAge)
{
    /// <summary>Its score on each edition of the police matrix, the lower end of a range.</summary>
    public IReadOnlyDictionary<string, int> PoliceScores { get; init; } = new Dictionary<string, int>();

    /// <summary>What kind of place it happened in; null when nobody said.</summary>
    public string? PlaceKind { get; init; }
}

/// <summary>What one definition says of one incident.</summary>
/// <param name="IsSerious">It counts.</param>
/// <param name="ClauseCode">The clause that admitted it.</param>
/// <param name="Sentence">Why, in words.</param>
internal sealed record Verdict(bool IsSerious, string? ClauseCode, string Sentence);

/// <summary>How far an incident is established, and what a definition asks for.</summary>
internal enum IncidentBasis
{
    /// <summary>Alleged: a report, an arrest, a charge.</summary>
    Allegation,

    /// <summary>It ended in a caution or a sentence.</summary>
    Proven,
}

/// <summary>What a definition does with violence in a domestic context, which has a duty and a strategy of its own.</summary>
internal enum DomesticContextMode
{
    Count,
    NoteOnly,
    Exclude,
}
