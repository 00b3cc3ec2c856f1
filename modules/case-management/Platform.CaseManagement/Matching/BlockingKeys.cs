using System.Globalization;
using Platform.CaseManagement.Children;

namespace Platform.CaseManagement.Matching;

/// <summary>A person as matching sees them: somebody named in a notice, or a child under one of their names.</summary>
/// <param name="GivenNames">As written.</param>
/// <param name="FamilyName">As written; empty for a person with one name.</param>
/// <param name="DateOfBirth">Null when the notice does not say.</param>
/// <param name="SexCode">Null or <c>not-known</c> when it does not say.</param>
/// <param name="Postcode">In standard form.</param>
/// <param name="NhsNumber">In standard form.</param>
internal sealed record MatchPerson(string GivenNames, string FamilyName, DateOnly? DateOfBirth, string? SexCode, string? Postcode, string? NhsNumber);

/// <summary>
/// The few indexed keys that two records of one child nearly always share, so that a name is compared with tens of children
/// and never with all: sound of the names, first letter with the exact birthday, first letter with the postcode. A later
/// engine may add keys; what compares the candidates is <see cref="PersonComparison"/>.
/// </summary>
internal static class BlockingKeys
{
    /// <summary>The key that only the same normalised names and date of birth share.</summary>
    public static string? Exact(string givenNames, string familyName, DateOnly? born)
        => born is null ? null : Key("x", $"{Condensed(familyName)}|{Condensed(givenNames)}|{Day(born.Value)}");

    /// <summary>The key of an identifier that belongs to one person.</summary>
    public static string? Nhs(string? nhsNumber) => nhsNumber is null ? null : Key("n", nhsNumber);

    /// <summary>A key that only records of one person should share.</summary>
    public static bool IsExact(string key) => key.StartsWith("x:", StringComparison.Ordinal) || key.StartsWith("n:", StringComparison.Ordinal);

    /// <summary>All keys under which a child is kept: of the legal names and of the name they are known by.</summary>
    public static IReadOnlySet<string> Of(Child child)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var given in new[] { child.GivenNames, child.KnownAs, child.GivenNames.Split(' ')[0] }.Distinct())
            keys.UnionWith(Of(new MatchPerson(given, child.FamilyName, child.DateOfBirth, child.SexCode, child.Postcode, child.NhsNumber), lookup: false));
        return keys;
    }

    /// <summary>The keys under which candidates for a named person are looked up.</summary>
    public static IReadOnlySet<string> ToLookUp(MatchPerson person) => Of(person, lookup: true);

    private static HashSet<string> Of(MatchPerson person, bool lookup)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        Add(Exact(person.GivenNames, person.FamilyName, person.DateOfBirth));
        Add(Nhs(person.NhsNumber));

        var given = Condensed(person.GivenNames);
        var initial = given.Length > 0 ? given[..1] : "";
        var soundGiven = Sound.Of(FirstWord(person.GivenNames));
        var soundFamily = Sound.Of(Condensed(person.FamilyName));
        Add(Key("s", $"{soundFamily}{soundGiven}"));
        if (person.DateOfBirth is { } born)
        {
            Add(Key("b", $"{initial}{Day(born)}"));
            Add(Key("f", $"{soundFamily}{Day(born)}"));
            // Day and month the other way round: looked for, not kept.
            if (lookup && born.Day <= 12 && born.Day != born.Month)
                Add(Key("b", $"{initial}{Day(new DateOnly(born.Year, born.Day, born.Month))}"));
            Add(Key("y", $"{soundFamily}{initial}{born.Year}"));
        }

        if (person.Postcode is { } postcode)
            Add(Key("p", $"{initial}{postcode.Replace(" ", "", StringComparison.Ordinal)}"));
        return keys;

        void Add(string? key)
        {
            if (key is not null)
                keys.Add(key);
        }
    }

    private static string Key(string kind, string value)
    {
        var key = $"{kind}:{value}";
        return key.Length > MaxLength ? key[..MaxLength] : key;
    }

    /// <summary>The longest key.</summary>
    public const int MaxLength = 120;

    private static string Condensed(string name) => string.Concat(PersonName.Words(name));

    private static string FirstWord(string name) => PersonName.Words(name) is [var first, ..] ? first : "";

    private static string Day(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
