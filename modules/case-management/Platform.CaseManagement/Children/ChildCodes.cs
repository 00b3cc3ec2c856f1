namespace Platform.CaseManagement.Children;

/// <summary>One entry of a short list of this module.</summary>
/// <param name="Code">What is stored and published.</param>
/// <param name="Name">What people read.</param>
internal sealed record Choice(string Code, string Name);

/// <summary>The short lists of a child's record. Ethnicity comes from the reference data.</summary>
internal static class ChildCodes
{
    public const string SexNotKnown = "not-known";
    public const string EthnicityNotStated = "NS";

    /// <summary>Sex registered at birth, as the published events carry it.</summary>
    public static IReadOnlyList<Choice> Sexes { get; } =
    [
        new("female", "Female"),
        new("male", "Male"),
        new(SexNotKnown, "Not known"),
    ];

    /// <summary>Gender, a question of its own that only the child answers.</summary>
    public static IReadOnlyList<Choice> Genders { get; } =
    [
        new("same-as-sex", "The same as sex registered at birth"),
        new("girl", "Girl or young woman"),
        new("boy", "Boy or young man"),
        new("own-words", "In the child’s own words"),
        new("not-said", "The child would rather not say"),
        new("not-asked", "Not asked yet"),
    ];

    public static string Name(this IEnumerable<Choice> choices, string? code)
        => choices.FirstOrDefault(c => c.Code == code)?.Name ?? "Not known";

    public static bool Has(this IEnumerable<Choice> choices, string? code) => choices.Any(c => c.Code == code);
}
