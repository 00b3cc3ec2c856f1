namespace Platform.CaseManagement.Matching.Engine;

/// <summary>
/// How two values of one field are compared: a short ladder of levels from "differ" to "the same". A value that is missing on
/// one side has no level, and says nothing for or against.
/// </summary>
/// <remarks>
/// Levels instead of one similarity, because the evidence of each is learned by itself: how often true matches stand on it (m)
/// and how often other pairs do (u). After P. Fellegi and A. Sunter, "A Theory for Record Linkage", Journal of the American
/// Statistical Association 64 (1969) 1183-1210; graded agreement after W. E. Winkler, "String Comparator Metrics and Enhanced
/// Decision Rules in the Fellegi-Sunter Model of Record Linkage" (1990).
/// </remarks>
internal abstract class FieldComparison
{
    /// <summary>The level of a pair in which a value is missing.</summary>
    public const int Missing = -1;

    /// <summary>The lowest level: the values differ.</summary>
    public const int Differs = 0;

    /// <summary>The levels from the lowest to the highest; the last is "the same".</summary>
    public abstract IReadOnlyList<ComparisonLevel> Levels { get; }

    /// <summary>The highest level.</summary>
    public int Same => Levels.Count - 1;

    /// <summary>Levels that stand beside the ladder: what they count says nothing about the levels above and below.</summary>
    public virtual IReadOnlyList<int> Aside => [];

    /// <summary>A rare value in common counts more than a common one (term-frequency adjustment).</summary>
    public virtual bool CountsFrequency => true;

    /// <summary>A value ready to compare, or null when nothing was written that says anything.</summary>
    public abstract FieldValue? Prepare(string? written);

    /// <summary>The level on which two values stand. The order of the two does not matter.</summary>
    public abstract int Compare(FieldValue one, FieldValue other);

    /// <summary>The comparison of a kind of field.</summary>
    public static FieldComparison Of(FieldKind kind) => kind switch
    {
        FieldKind.GivenName => GivenNameComparison.Instance,
        FieldKind.FamilyName => FamilyNameComparison.Instance,
        FieldKind.BirthDate => BirthDateComparison.Instance,
        FieldKind.Postcode => PostcodeComparison.Instance,
        FieldKind.Address or FieldKind.Place => TextComparison.Instance,
        FieldKind.Email => EmailComparison.Instance,
        FieldKind.Identifier => IdentifierComparison.Plain,
        FieldKind.NhsNumber => IdentifierComparison.Nhs,
        FieldKind.PupilNumber => IdentifierComparison.Pupil,
        _ => CodeComparison.Instance,
    };
}

/// <summary>One level of a comparison.</summary>
/// <param name="Name">A short name, stable: learned weights are kept under it.</param>
/// <param name="Sentence">What it says of a pair: {0} is the field, {1} and {2} the values.</param>
internal sealed record ComparisonLevel(string Name, string Sentence);
