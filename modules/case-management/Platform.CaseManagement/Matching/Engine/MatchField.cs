namespace Platform.CaseManagement.Matching.Engine;

/// <summary>What a field holds: it decides how two values are compared and by which keys records are brought together.</summary>
internal enum FieldKind
{
    /// <summary>A first name, or all given names.</summary>
    GivenName,

    /// <summary>A surname.</summary>
    FamilyName,

    /// <summary>A date of birth.</summary>
    BirthDate,

    /// <summary>A postcode of the United Kingdom; of another country it is compared as written.</summary>
    Postcode,

    /// <summary>A line of an address.</summary>
    Address,

    /// <summary>A town, a county, a school: a name of a place or a group that many share.</summary>
    Place,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A number or reference that belongs to one person.</summary>
    Identifier,

    /// <summary>The NHS number. One whose check digit is wrong is compared as written and never counts as the same.</summary>
    NhsNumber,

    /// <summary>The unique pupil number, as <see cref="NhsNumber"/>.</summary>
    PupilNumber,

    /// <summary>A short code, as sex or a house number: the same or not.</summary>
    Code,
}

/// <summary>One field of the records that are compared.</summary>
/// <param name="Name">As people call it in a sentence: "family name".</param>
/// <param name="Kind">What it holds.</param>
internal sealed record MatchField(string Name, FieldKind Kind);

/// <summary>One value of a field, prepared once for many comparisons.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Key">In the form in which equal values are equal.</param>
/// <param name="Number">A date as yyyymmdd; -1 where the kind has no use for it.</param>
/// <param name="Words">The words of a text or the parts of a name; empty where the kind has no use for them.</param>
/// <param name="Sound">How a name sounds; empty for other kinds.</param>
internal sealed record FieldValue(string Text, string Key, int Number, IReadOnlyList<string> Words, string Sound);
