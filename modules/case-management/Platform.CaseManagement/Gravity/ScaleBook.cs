using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Incidents;
using Platform.CaseManagement.SeriousViolence;
using Platform.Kernel.ReferenceData;

namespace Platform.CaseManagement.Gravity;

/// <summary>Every edition of every scale: those of the reference data and those that were brought in, read once in a scope.</summary>
internal sealed class GravityScales(CaseManagementDbContext db, ReferenceData reference)
{
    private ScaleBook? read;

    public async Task<ScaleBook> GetAsync(CancellationToken cancellationToken)
    {
        if (read is not null)
            return read;
        var editions = await db.GravityEditions.AsNoTracking().ToListAsync(cancellationToken);
        // Some hundred lines an edition, and an edition comes every few years.
        var entries = await db.GravityEntries.AsNoTracking().ToListAsync(cancellationToken);
        return read = new ScaleBook(reference, editions, entries);
    }
}

/// <summary>What every edition says of every offence. Scales stand side by side; nothing here adds or averages them.</summary>
internal sealed class ScaleBook
{
    private readonly ReferenceData reference;
    private readonly ILookup<string, OffenceScore> brought;
    private readonly Dictionary<(string Edition, GravityEntryKind Kind, string Code), GravityEntry> entries;

    public ScaleBook(ReferenceData reference, IReadOnlyList<GravityEdition> editions, IReadOnlyList<GravityEntry> entries)
    {
        this.reference = reference;
        this.entries = entries.ToDictionary(e => (e.Edition, e.Kind, e.Code));
        var more = editions.Select(e => new OffenceScale(
            e.ScaleCode, e.Edition, e.Name, e.Minimum, e.Maximum, new Provenance(e.Source, e.Edition, "", e.ValidFrom, ValidTo: null, e.IsConfirmed))).ToList();
        Editions = [.. reference.OffenceScales.Concat(more).OrderBy(s => s.Code, StringComparer.Ordinal).ThenBy(s => s.Provenance.ValidFrom)];
        brought = entries.Where(e => e.Kind == GravityEntryKind.Offence)
            .Join(more, e => e.Edition, s => s.Version, (e, s) => (e.Code, Score: new OffenceScore(s, e.Lowest, e.Highest, e.IsConfirmed)))
            .ToLookup(e => e.Code, e => e.Score, StringComparer.Ordinal);
    }

    /// <summary>The editions, scale by scale, the earliest first.</summary>
    public IReadOnlyList<OffenceScale> Editions { get; }

    public OffenceScale? Edition(string? version) => Editions.FirstOrDefault(e => e.Version == version);

    /// <summary>The edition that holds on a day: of several, the one that began last.</summary>
    public OffenceScale? InForce(string scale, DateOnly day)
        => Editions.Where(e => e.Code == scale && e.Provenance.IsInForceOn(day)).MaxBy(e => e.Provenance.ValidFrom ?? DateOnly.MinValue);

    /// <summary>The last day before the next edition, where one follows.</summary>
    public DateOnly? LastDayOf(OffenceScale edition)
    {
        var next = Editions.Where(e => e.Code == edition.Code && e.Provenance.ValidFrom > (edition.Provenance.ValidFrom ?? DateOnly.MinValue)).Min(e => e.Provenance.ValidFrom)?.AddDays(-1);
        return (next, edition.Provenance.ValidTo) switch { (null, var to) => to, (var n, null) => n, var (n, to) => n < to ? n : to };
    }

    public OffenceScore? Score(string offence, string edition)
        => reference.Offence(offence)?.Scores.Concat(brought[offence]).FirstOrDefault(s => s.Scale.Version == edition);

    public OffenceScore? ScoreOn(string offence, string scale, DateOnly day) => InForce(scale, day) is { } edition ? Score(offence, edition.Version) : null;

    /// <summary>The rule from a YJB score to an edition of the police matrix: a range, never one number. Null where nobody has written it.</summary>
    public GravityEntry? Rule(string edition, int yjb) => entries.GetValueOrDefault((edition, GravityEntryKind.Rule, yjb.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What a score of an edition usually leads to.</summary>
    public GravityEntry? Outcome(string edition, int score) => entries.GetValueOrDefault((edition, GravityEntryKind.Outcome, score.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What definitions ask of an incident.</summary>
    public IncidentFacts Facts(Incident incident, IReadOnlyCollection<int> ages)
    {
        var offence = reference.Offence(incident.OffenceCode);
        return new IncidentFacts(
            incident.OffenceCode, offence?.Category.Code ?? "not-known", ScoreOn(incident.OffenceCode, OffenceScale.Yjb, incident.HappenedOn)?.Lowest, incident.WeaponCode, incident.InjuryCode,
            incident.PeopleHarmed, incident.IsOnline, incident.IsDomestic, incident.Basis, ages.Count == 0 ? -1 : ages.Min(), ages.Count == 0 ? -1 : ages.Max())
        {
            PlaceKind = incident.PlaceKind,
            PoliceScores = PoliceScores(incident.OffenceCode),
        };
    }

    private Dictionary<string, int> PoliceScores(string offence)
        => Editions.Where(e => e.Code == OffenceScale.Police).Select(e => Score(offence, e.Version)).OfType<OffenceScore>().ToDictionary(s => s.Scale.Version, s => s.Lowest, StringComparer.Ordinal);
}
