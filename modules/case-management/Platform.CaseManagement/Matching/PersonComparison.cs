using Platform.CaseManagement.Children;
using Platform.Web;

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

/// <summary>The evidence for and against two records being one child, in sentences.</summary>
/// <param name="Band">What it comes to.</param>
/// <param name="Weight">The order of candidates; never shown.</param>
/// <param name="For">What speaks for it.</param>
/// <param name="Against">What speaks against it.</param>
internal sealed record MatchEvidence(MatchBand Band, int Weight, IReadOnlyList<string> For, IReadOnlyList<string> Against);

/// <summary>
/// Compares a person named in a notice with a child, field by field: names by Jaro-Winkler, dates of birth with the usual
/// slips, postcode, sex, NHS number. Fixed weights for now; the sentences stay when weights come from the data.
/// </summary>
internal static class PersonComparison
{
    private const int ReviewFrom = 5;
    private const double Close = 0.92;
    private const double Near = 0.85;

    public static MatchEvidence Compare(MatchPerson named, Child child)
    {
        var given = BestGiven(named, child);
        var evidence = new Evidence();
        var identifier = CompareIdentifier(named.NhsNumber, child.NhsNumber, evidence);
        var family = CompareName("family name", named.FamilyName, child.FamilyName, evidence);
        var givens = CompareName("given name", named.GivenNames, given, evidence);
        var swapped = family != NameLevel.Same && CompareSwapped(named, child, given, evidence);
        var born = CompareBorn(named.DateOfBirth, child.DateOfBirth, evidence);
        ComparePostcode(named.Postcode, child.Postcode, evidence);
        CompareSex(named.SexCode, child.SexCode, evidence);

        var namesSame = family == NameLevel.Same && givens == NameLevel.Same;
        var exact = identifier != Agreement.Differs
            && (namesSame && born == Agreement.Same
                || identifier == Agreement.Same && (born == Agreement.Same || namesSame) && born != Agreement.Differs && givens != NameLevel.Different);
        // A name that sounds alike is not enough by itself: something else must agree.
        var something = born is Agreement.Same or Agreement.Close || identifier == Agreement.Same || evidence.PostcodeAgrees || swapped || namesSame;
        var band = exact ? MatchBand.Exact : something && evidence.Weight >= ReviewFrom ? MatchBand.Review : MatchBand.None;
        return new MatchEvidence(band, evidence.Weight, evidence.For, evidence.Against);
    }

    // A notice may use the legal names, the first of them, or the name the child is known by: the closest counts.
    private static string BestGiven(MatchPerson named, Child child)
    {
        var typed = string.Concat(PersonName.Words(named.GivenNames));
        return new[] { child.GivenNames, child.GivenNames.Split(' ')[0], child.KnownAs }
            .MaxBy(g => JaroWinkler.Similarity(typed, string.Concat(PersonName.Words(g))))!;
    }

    private static NameLevel CompareName(string what, string named, string child, Evidence evidence)
    {
        var one = string.Concat(PersonName.Words(named));
        var other = string.Concat(PersonName.Words(child));
        if (one.Length == 0 && other.Length == 0)
            return NameLevel.Same;
        var alike = JaroWinkler.Similarity(one, other);
        switch (alike)
        {
            case 1:
                evidence.Speaks(3, $"The {what} is the same: {child}.");
                return NameLevel.Same;
            case >= Close:
                evidence.Speaks(2, $"The {what}s are nearly the same: {named} and {child}.");
                return NameLevel.Close;
            case >= Near:
                evidence.Speaks(1, $"The {what}s are alike: {named} and {child}.");
                return NameLevel.Near;
            default:
                evidence.SpeaksAgainst(2, one.Length == 0 || other.Length == 0 ? $"Only one record has a {what}." : $"The {what}s differ: {named} and {child}.");
                return NameLevel.Different;
        }
    }

    private static bool CompareSwapped(MatchPerson named, Child child, string given, Evidence evidence)
    {
        if (child.FamilyName.Length == 0
            || PersonName.Normalise(named.FamilyName) != PersonName.Normalise(given)
            || PersonName.Normalise(named.GivenNames) != PersonName.Normalise(child.FamilyName))
            return false;
        evidence.Speaks(8, "The given name and the family name stand the other way round.");
        return true;
    }

    private static Agreement CompareBorn(DateOnly? named, DateOnly child, Evidence evidence)
    {
        if (named is not { } born)
        {
            evidence.SpeaksAgainst(0, "The notice gives no date of birth.");
            return Agreement.Missing;
        }

        if (born == child)
        {
            evidence.Speaks(4, $"The date of birth is the same: {child.ToDisplay()}.");
            return Agreement.Same;
        }

        if (born.Year == child.Year && born.Day == child.Month && born.Month == child.Day)
        {
            evidence.Speaks(3, $"Day and month of birth stand the other way round: {born.ToDisplay()} and {child.ToDisplay()}.");
            return Agreement.Close;
        }

        if (FiguresApart(born, child) == 1)
        {
            evidence.Speaks(2, $"The dates of birth differ in one figure: {born.ToDisplay()} and {child.ToDisplay()}.");
            return Agreement.Close;
        }

        evidence.SpeaksAgainst(born.Year == child.Year ? 2 : 3, $"The dates of birth differ: {born.ToDisplay()} and {child.ToDisplay()}.");
        return Agreement.Differs;
    }

    private static int FiguresApart(DateOnly one, DateOnly other)
    {
        Span<char> a = stackalloc char[8], b = stackalloc char[8];
        one.TryFormat(a, out _, "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        other.TryFormat(b, out _, "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        var apart = 0;
        for (var i = 0; i < 8; i++)
            if (a[i] != b[i])
                apart++;
        return apart;
    }

    private static void ComparePostcode(string? named, string? child, Evidence evidence)
    {
        if (named is null || child is null)
            return;
        if (named == child)
        {
            evidence.PostcodeAgrees = true;
            evidence.Speaks(2, $"The postcode is the same: {child}.");
        }
        else if (Postcode.Outward(named) == Postcode.Outward(child))
        {
            evidence.Speaks(1, $"The postcodes are in the same district: {named} and {child}.");
        }
        else
        {
            evidence.SpeaksAgainst(0, $"The postcodes differ: {named} and {child}. Families move, so this alone says little.");
        }
    }

    private static void CompareSex(string? named, string child, Evidence evidence)
    {
        if (named is null or ChildCodes.SexNotKnown || child == ChildCodes.SexNotKnown || named == child)
            return;
        evidence.SpeaksAgainst(2, "One record says male and the other female.");
    }

    private static Agreement CompareIdentifier(string? named, string? child, Evidence evidence)
    {
        if (named is null || child is null)
            return Agreement.Missing;
        if (named == child)
        {
            evidence.Speaks(8, "The NHS number is the same.");
            return Agreement.Same;
        }

        evidence.SpeaksAgainst(4, "The NHS numbers differ.");
        return Agreement.Differs;
    }

    private enum NameLevel
    {
        Different,
        Near,
        Close,
        Same,
    }

    private enum Agreement
    {
        Missing,
        Differs,
        Close,
        Same,
    }

    private sealed class Evidence
    {
        public List<string> For { get; } = [];

        public List<string> Against { get; } = [];

        public int Weight { get; private set; }

        public bool PostcodeAgrees { get; set; }

        public void Speaks(int weight, string sentence)
        {
            Weight += weight;
            For.Add(sentence);
        }

        public void SpeaksAgainst(int weight, string sentence)
        {
            Weight -= weight;
            Against.Add(sentence);
        }
    }
}
