namespace Platform.CaseManagement.SeriousViolence;

/// <summary>
/// One version of one definition of serious violence: a policy in typed clauses that stands in data and is never changed once
/// in force. The local definition, the Youth Justice Board's KPI 9 and the violence reduction measures stand side by side
/// and never overwrite each other.
/// </summary>
internal sealed class SeriousViolenceDefinition
{
    private readonly List<DefinitionClause> clauses = [];

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

    public DateOnly ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    /// <summary>Why it reads as it does.</summary>
    public string Rationale { get; init; } = "";

    /// <summary>Publication and section, or "agreed locally".</summary>
    public string Source { get; init; } = "";

    /// <summary>False: nobody has yet compared it with its source, and pages say so.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>The youngest age at the incident, whole years.</summary>
    public int AgeFrom { get; init; }

    /// <summary>The oldest age at the incident, whole years.</summary>
    public int AgeTo { get; init; } = 24;

    public IncidentBasis Basis { get; init; }

    public DomesticContextMode DomesticContext { get; init; }

    public IReadOnlyList<DefinitionClause> Clauses => clauses;

    public string FullName => $"{Title}, version {Version}";

    public bool IsInForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    public SeriousViolenceDefinition With(params IEnumerable<DefinitionClause> more)
    {
        clauses.AddRange(more);
        return this;
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
    public required Guid Id { get; init; }

    public Guid DefinitionId { get; private set; }

    public required int Order { get; init; }

    /// <summary>For example <c>KNIFE-USED</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What it admits, in words that complete "counts because ...".</summary>
    public required string Sentence { get; init; }

    /// <summary>Offence categories of the reference data, by commas; null for any.</summary>
    public string? OffenceCategories { get; init; }

    /// <summary>Offence codes of the reference data, by commas; null for any.</summary>
    public string? OffenceCodes { get; init; }

    /// <summary>The lowest Youth Justice Board seriousness score; null for any.</summary>
    public int? MinimumYjbScore { get; init; }

    /// <summary>Weapon codes, by commas; <c>any</c> for any weapon; null: not asked.</summary>
    public string? Weapons { get; init; }

    /// <summary>The least injury: <c>minor</c>, <c>serious</c>, <c>fatal</c>; null: not asked.</summary>
    public string? MinimumInjury { get; init; }

    /// <summary>The fewest people harmed; null: not asked.</summary>
    public int? MinimumPeopleHarmed { get; init; }

    /// <summary>True: online only. False: not online. Null: not asked.</summary>
    public bool? Online { get; init; }

    public bool IsConfirmed { get; init; }

    public bool Admits(IncidentFacts facts)
        => Among(OffenceCategories, facts.OffenceCategory)
            && Among(OffenceCodes, facts.OffenceCode)
            // A range that spans the line is not yet at the line: nobody can say until the score is confirmed.
            && (MinimumYjbScore is null || facts.YjbScore >= MinimumYjbScore)
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
    int OldestAge);

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
