using Platform.CaseManagement.Children;
using Platform.CaseManagement.Matching.Engine;

namespace Platform.CaseManagement.Matching;

/// <summary>What comparing a named person with a child comes to. People decide everything but the exact.</summary>
internal enum MatchBand
{
    /// <summary>Too little speaks for it.</summary>
    None,

    /// <summary>A person compares the two.</summary>
    Review,

    /// <summary>The same names and date of birth, or the same identifier with nothing against it.</summary>
    Exact,
}

/// <summary>One sentence of evidence and what it counts.</summary>
/// <param name="Sentence">As people read it.</param>
/// <param name="Weight">By how many doublings it raises the odds of one child; lowers them when negative.</param>
internal sealed record MatchStep(string Sentence, double Weight)
{
    /// <summary>The weight in words: the size of it, not the figure.</summary>
    public string InWords => Math.Abs(Weight) switch
    {
        < 0.5 => "counts for next to nothing",
        < 3 => "counts a little",
        < 7 => "counts a good deal",
        _ => "counts very much",
    };
}

/// <summary>The evidence for and against two records being one child, in sentences.</summary>
/// <param name="Band">What it comes to.</param>
/// <param name="Weight">The log2 odds that they are one child: the order of candidates.</param>
/// <param name="Steps">What each field says, the heaviest first.</param>
internal sealed record MatchEvidence(MatchBand Band, double Weight, IReadOnlyList<MatchStep> Steps)
{
    /// <summary>What speaks for it.</summary>
    public IReadOnlyList<string> For => [.. Steps.Where(s => s.Weight > 0).Select(s => s.Sentence)];

    /// <summary>What speaks against it, or is missing.</summary>
    public IReadOnlyList<string> Against => [.. Steps.Where(s => s.Weight <= 0).Select(s => s.Sentence)];

    /// <summary>All of it taken together, in words.</summary>
    public string Total => MatchModel.Probability(Weight) switch
    {
        >= 0.999 => "Taken together: of a thousand pairs like this one, hardly one is two children.",
        >= 0.95 => "Taken together: of a hundred pairs like this one, fewer than five are two children.",
        >= 0.5 => "Taken together: more of such pairs are one child than two.",
        >= 0.05 => "Taken together: more of such pairs are two children than one.",
        _ => "Taken together: few of such pairs are one child.",
    };
}

/// <summary>
/// Compares a person named in a notice with a child by the engine: names, date of birth with the usual slips, sex, postcode, NHS
/// number. Only the same names with the same birthday, or the same NHS number with nothing against it, are exact; the weights decide
/// which of the others a person should see, and in what order (decision 18).
/// </summary>
internal static class PersonComparison
{
    /// <summary>From these log2 odds on a person should look: about one such pair in a hundred is one child.</summary>
    public const double ReviewFrom = -6.6;

    /// <summary>Compares.</summary>
    /// <param name="named">Somebody named.</param>
    /// <param name="child">A child on the record, under whichever of their names is closest.</param>
    /// <param name="model">The register's weights; null for the published ones.</param>
    public static MatchEvidence Compare(MatchPerson named, Child child, MatchModel? model = null)
    {
        model ??= PublishedWeights.Model;
        var person = RegisterFields.Of(named);
        var (record, odds) = RegisterFields.Of(child).Select(r => (Record: r, Odds: model.Score(person, r))).MaxBy(r => r.Odds);
        Span<sbyte> levels = stackalloc sbyte[RegisterFields.Comparer.Fields.Count];
        RegisterFields.Comparer.Compare(person, record, levels);

        var given = GivenNameComparison.Instance;
        var same = (Given: levels[RegisterFields.Given] == given.Same,
            Family: levels[RegisterFields.Family] == FamilyNameComparison.Instance.Same || person[RegisterFields.Family] is null && record[RegisterFields.Family] is null);
        var born = levels[RegisterFields.Born];
        var (bornSame, bornClose) = (born == BirthDateComparison.Instance.Same, born is 4 or 5);
        var nhs = levels[RegisterFields.Nhs];
        var (nhsSame, nhsDiffers) = (nhs == IdentifierComparison.Nhs.Same, nhs is not FieldComparison.Missing && nhs != IdentifierComparison.Nhs.Same);
        var namesSame = same.Given && same.Family;
        var exact = !nhsDiffers && (namesSame && bornSame
            || nhsSame && (bornSame || namesSame) && (bornSame || born == FieldComparison.Missing) && levels[RegisterFields.Given] != FieldComparison.Differs);
        // A name that sounds alike is not enough by itself: something else must agree.
        var something = bornSame || bornClose || nhsSame || levels[RegisterFields.Home] == PostcodeComparison.Instance.Same || levels[RegisterFields.Given] == GivenNameComparison.Swapped || namesSame;
        var band = exact ? MatchBand.Exact : something && odds >= ReviewFrom ? MatchBand.Review : MatchBand.None;

        var steps = model.Explain(record, person).Select(e => new MatchStep(e.Sentence, e.Weight)).ToList();
        if (person[RegisterFields.Born] is null)
            steps.Add(new MatchStep("The notice gives no date of birth.", 0));
        if (person[RegisterFields.Family] is null != record[RegisterFields.Family] is null && levels[RegisterFields.Given] < GivenNameComparison.OneInTheOthersPlace)
            steps.Add(new MatchStep("Only one record has a family name.", 0));
        return new MatchEvidence(band, odds, steps);
    }
}
