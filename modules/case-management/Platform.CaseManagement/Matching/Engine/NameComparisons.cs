using Platform.CaseManagement.Children;

namespace Platform.CaseManagement.Matching.Engine;

/// <summary>What given and family names have in common: accents, case, hyphens and apostrophes do not matter.</summary>
internal abstract class NameComparison : FieldComparison
{
    /// <summary>Jaro-Winkler from here on: nearly the same, one slip of the hand in a name of ordinary length.</summary>
    protected const double Close = 0.92;

    /// <summary>Jaro-Winkler from here on: alike.</summary>
    protected const double Alike = 0.82;

    /// <inheritdoc />
    public override FieldValue? Prepare(string? written)
    {
        var words = PersonName.Words(written);
        if (words.Count == 0)
            return null;
        var key = string.Concat(words);
        // Smith-Jones is also Smith or Jones, and a second given name is often left out.
        return new FieldValue(written!.Trim(), key, -1, [.. PersonName.SearchTokens(written).Where(t => t.Length > 1 && t != key).Order(StringComparer.Ordinal)], Matching.Sound.Of(words[0]));
    }

    /// <summary>One name is a part of the other: Smith and Smith-Jones, Ana and Ana Maria.</summary>
    protected static bool IsPart(FieldValue one, FieldValue other) => other.Words.Contains(one.Key) || one.Words.Contains(other.Key);
}

/// <summary>Given names: also nicknames, initials, and names that stand in the place of the family name.</summary>
internal sealed class GivenNameComparison : NameComparison
{
    public static readonly GivenNameComparison Instance = new();

    /// <summary>A given name stands where the other record has the family name; set by <see cref="RecordComparer"/>, which sees both.</summary>
    public const int OneInTheOthersPlace = 5;

    /// <summary>Given and family name stand the other way round.</summary>
    public const int Swapped = 6;

    /// <summary>Both speak of two names at once, so that they may count more than one name that is the same.</summary>
    public override IReadOnlyList<int> Aside { get; } = [OneInTheOthersPlace, Swapped];

    /// <inheritdoc />
    public override IReadOnlyList<ComparisonLevel> Levels { get; } =
    [
        new("differs", "The {0}s differ: {1} and {2}."),
        new("initial", "The {0}s begin with the same letter, which is all that one record gives: {1} and {2}."),
        new("alike", "The {0}s are alike: {1} and {2}."),
        new("part", "One {0} is short for the other or a part of it: {1} and {2}."),
        new("close", "The {0}s are nearly the same: {1} and {2}."),
        new("crossed", "The {0} of one record stands as the family name of the other: {1} and {2}."),
        new("swapped", "The {0} and the family name stand the other way round: {1} and {2}."),
        new("same", "The {0} is the same: {2}."),
    ];

    /// <inheritdoc />
    public override int Compare(FieldValue one, FieldValue other)
    {
        if (one.Key == other.Key)
            return Same;
        if (one.Key.Length == 1 || other.Key.Length == 1)
            return one.Key[0] == other.Key[0] ? 1 : Differs;
        var alike = JaroWinkler.Similarity(one.Key, other.Key);
        if (alike >= Close)
            return 4;
        if (IsPart(one, other) || Nicknames.AreOneName(one.Key, other.Key))
            return 3;
        return alike >= Alike ? 2 : Differs;
    }
}

/// <summary>Family names.</summary>
internal sealed class FamilyNameComparison : NameComparison
{
    public static readonly FamilyNameComparison Instance = new();

    /// <inheritdoc />
    public override IReadOnlyList<ComparisonLevel> Levels { get; } =
    [
        new("differs", "The {0}s differ: {1} and {2}."),
        new("alike", "The {0}s are alike: {1} and {2}."),
        new("part", "One {0} is a part of the other: {1} and {2}."),
        new("close", "The {0}s are nearly the same: {1} and {2}."),
        new("same", "The {0} is the same: {2}."),
    ];

    /// <inheritdoc />
    public override int Compare(FieldValue one, FieldValue other)
    {
        if (one.Key == other.Key)
            return Same;
        var alike = JaroWinkler.Similarity(one.Key, other.Key);
        if (alike >= Close)
            return 3;
        if (IsPart(one, other))
            return 2;
        return alike >= Alike ? 1 : Differs;
    }
}
