using System.Collections.Frozen;
using System.Globalization;
using Microsoft.VisualBasic.FileIO;

namespace Platform.KnifeCrime.Programmes;

/// <summary>A programme that the service delivers.</summary>
/// <param name="Code">For example <c>mentoring</c>.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Sessions">How many sessions are planned.</param>
/// <param name="Minutes">How long a session is.</param>
/// <param name="Approach">The approach of the evidence that it follows; null for none.</param>
internal sealed record Programme(string Code, string Name, string Description, int Sessions, int Minutes, EvidenceApproach? Approach)
{
    /// <summary>What it rests on, in a sentence that is kept with a decision.</summary>
    public string EvidenceInWords => Approach is null ? "Follows no approach of the evidence toolkit" : Approach.ToString();
}

/// <summary>An approach as an edition of the evidence has it.</summary>
/// <param name="Code">For example <c>mentoring</c>.</param>
/// <param name="Name">As the source names it.</param>
/// <param name="Impact">What it does to violence.</param>
/// <param name="EvidenceQuality">1, very low, to 5, very high; a range where readings differ.</param>
/// <param name="Cost">1, low, to 3, high.</param>
/// <param name="Source">The publication.</param>
/// <param name="Edition">Which edition was read.</param>
/// <param name="ImpactIsConfirmed">False: read at second hand. Quality and cost are not confirmed for any.</param>
internal sealed record EvidenceApproach(string Code, string Name, EvidenceImpact Impact, string EvidenceQuality, string Cost, string Source, string Edition, bool ImpactIsConfirmed)
{
    public override string ToString() => $"{Name}: {Impact.ToWords()}{(ImpactIsConfirmed ? "" : " (not confirmed)")}. {Source}, {Edition.ToLowerInvariant()}";
}

internal enum EvidenceImpact
{
    High,
    Moderate,
    Low,
    NoClearEffect,
    NotEnoughEvidence,
    Harmful,
}

internal static class EvidenceWords
{
    public static string ToWords(this EvidenceImpact impact) => impact switch
    {
        EvidenceImpact.High => "high impact on violence",
        EvidenceImpact.Moderate => "moderate impact on violence",
        EvidenceImpact.Low => "low impact on violence",
        EvidenceImpact.NoClearEffect => "no clear effect on violence",
        EvidenceImpact.NotEnoughEvidence => "not enough evidence to say",
        _ => "found to do harm",
    };

    /// <summary>Whether a person who chooses it should stop and think.</summary>
    public static bool NeedsThought(this EvidenceImpact impact) => impact is EvidenceImpact.NoClearEffect or EvidenceImpact.NotEnoughEvidence or EvidenceImpact.Harmful;
}

/// <summary>The programmes and the evidence, read from the lists that are built into the module.</summary>
internal static class ProgrammeCatalogue
{
    /// <summary>How a request says that no programme was chosen.</summary>
    public const string NoProgramme = "none";

    private static readonly Lazy<(IReadOnlyList<Programme> Programmes, IReadOnlyList<EvidenceApproach> Evidence)> Lists = new(Load);
    private static readonly Lazy<FrozenDictionary<string, Programme>> ByCode = new(() => Programmes.ToFrozenDictionary(p => p.Code, StringComparer.Ordinal));

    public static IReadOnlyList<Programme> Programmes => Lists.Value.Programmes;

    public static IReadOnlyList<EvidenceApproach> Evidence => Lists.Value.Evidence;

    public static Programme? Find(string? code) => code is null ? null : ByCode.Value.GetValueOrDefault(code);

    private static (IReadOnlyList<Programme>, IReadOnlyList<EvidenceApproach>) Load()
    {
        var evidence = Read("evidence").Select(r => new EvidenceApproach(
            r["code"], r["name"], Enum.Parse<EvidenceImpact>(r["impact"].Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
            r["evidence_quality"], r["cost"], r["source"], r["edition"], r["impact_confirmed"] == "yes")).ToList();
        var programmes = Read("programmes").Select(r => new Programme(
            r["code"], r["name"], r["description"], Number(r["sessions"]), Number(r["minutes"]),
            r["approach"].Length == 0 ? null : evidence.Single(e => e.Code == r["approach"]))).ToList();
        return (programmes, evidence);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<Dictionary<string, string>> Read(string name)
    {
        using var parser = new TextFieldParser(typeof(ProgrammeCatalogue).Assembly.GetManifestResourceStream($"Platform.KnifeCrime.{name}.csv")!) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var columns = parser.ReadFields()!;
        while (parser.ReadFields() is { } fields)
            yield return columns.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }
}
