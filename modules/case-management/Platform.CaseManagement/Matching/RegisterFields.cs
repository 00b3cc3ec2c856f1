using Platform.CaseManagement.Children;
using Platform.CaseManagement.Matching.Engine;
using Platform.Web;

namespace Platform.CaseManagement.Matching;

/// <summary>A child and somebody whom a notice names as the engine sees them.</summary>
internal static class RegisterFields
{
    public const int Given = 0;
    public const int Family = 1;
    public const int Born = 2;
    public const int Sex = 3;
    public const int Home = 4;
    public const int Nhs = 5;

    /// <summary>What is compared. The order is that of the constants.</summary>
    public static RecordComparer Comparer { get; } = new(
    [
        new("given name", FieldKind.GivenName), new("family name", FieldKind.FamilyName), new("date of birth", FieldKind.BirthDate),
        new("sex", FieldKind.Code), new("postcode", FieldKind.Postcode), new("NHS number", FieldKind.NhsNumber),
    ]);

    /// <summary>Somebody named, ready to compare.</summary>
    public static FieldValue?[] Of(MatchPerson person)
    {
        var values = Comparer.Prepare([person.GivenNames, person.FamilyName, null, person.SexCode, person.Postcode, person.NhsNumber]);
        values[Born] = person.DateOfBirth is { } born ? BirthDateComparison.Of(born, born.ToDisplay()) : null;
        return values;
    }

    /// <summary>A child under each of their given names: the legal ones, the first of them, and the one they are known by.</summary>
    public static IEnumerable<FieldValue?[]> Of(Child child)
        => new[] { child.GivenNames, child.GivenNames.Split(' ')[0], child.KnownAs }.Distinct(StringComparer.Ordinal)
            .Select(given => Of(new MatchPerson(given, child.FamilyName, child.DateOfBirth, child.SexCode, child.Postcode, child.NhsNumber)));
}
