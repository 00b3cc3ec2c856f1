using Platform.CaseManagement.Children;

namespace Platform.CaseManagement.Notices;

/// <summary>The short lists of a partner notice. Agency kinds and drivers come from the reference data.</summary>
internal static class NoticeCodes
{
    public const string SaidToHaveCausedHarm = "caused-harm";
    public const string Harmed = "harmed";
    public const string Witness = "witness";
    public const string Associate = "associate";
    public const string Intelligence = "intelligence";

    /// <summary>What a notice tells of.</summary>
    public static IReadOnlyList<Choice> Kinds { get; } =
    [
        new("arrest", "Arrest"),
        new("stop-and-search", "Stop and search"),
        new("custody", "Police custody"),
        new("missing", "Missing episode"),
        new("exclusion", "Exclusion or suspension from school"),
        new("absence", "Absence from school"),
        new("emergency-attendance", "Attendance at an emergency department"),
        new("anti-social-behaviour", "Anti-social behaviour"),
        new("housing", "Housing"),
        new("exploitation", "Concern about exploitation"),
        new("online-harm", "Harm online"),
        new("domestic-abuse", "Domestic abuse in the home"),
        new(Intelligence, "Police intelligence"),
        new("other", "Something else"),
    ];

    /// <summary>How a notice names somebody.</summary>
    public static IReadOnlyList<Choice> Roles { get; } =
    [
        new(SaidToHaveCausedHarm, "Said to have caused harm"),
        new(Harmed, "Harmed"),
        new(Witness, "Witness"),
        new(Associate, "Associate"),
    ];

    /// <summary>
    /// People in these roles are compared with the children on the record. People harmed and witnesses are not: who they are
    /// stays with the workers for people who have been harmed.
    /// </summary>
    public static bool IsMatched(string role) => role is SaidToHaveCausedHarm or Associate;

    public static IReadOnlyList<Choice> Weapons { get; } =
    [
        new("knife", "Knife or other blade"),
        new("firearm", "Firearm, or what looked like one"),
        new("other", "Another weapon"),
    ];

    /// <summary>The worst injury, from none to death.</summary>
    public static IReadOnlyList<Choice> Injuries { get; } =
    [
        new("none", "Nobody was hurt"),
        new("minor", "Minor injury"),
        new("serious", "Serious injury, or hospital treatment"),
        new("fatal", "Somebody died"),
    ];

    /// <summary>College of Policing, 3x5x2 intelligence report: source evaluation.</summary>
    public static IReadOnlyList<Choice> SourceGrades { get; } =
    [
        new("1", "1: Reliable"),
        new("2", "2: Untested"),
        new("3", "3: Not reliable"),
    ];

    /// <summary>College of Policing, 3x5x2 intelligence report: information assessment.</summary>
    public static IReadOnlyList<Choice> InformationGrades { get; } =
    [
        new("A", "A: Known directly to the source"),
        new("B", "B: Known indirectly, but corroborated"),
        new("C", "C: Known indirectly"),
        new("D", "D: Not known"),
        new("E", "E: Suspected to be false"),
    ];

    public static IReadOnlyList<Choice> MatchStatuses { get; } =
    [
        new(nameof(MatchStatus.NotCompared), "Not compared with children on the record"),
        new(nameof(MatchStatus.LinkedExact), "Linked, exact"),
        new(nameof(MatchStatus.ToReview), "Waiting for somebody to compare"),
        new(nameof(MatchStatus.NotSure), "Compared, not sure"),
        new(nameof(MatchStatus.NotOnRecord), "Not on the record"),
        new(nameof(MatchStatus.LinkedByPerson), "Linked after comparing"),
        new(nameof(MatchStatus.Registered), "Put on the record from this notice"),
    ];
}

/// <summary>Whether somebody named in a notice is a child on the record.</summary>
internal enum MatchStatus
{
    NotCompared,
    LinkedExact,
    ToReview,
    NotSure,
    NotOnRecord,
    LinkedByPerson,
    Registered,
}
