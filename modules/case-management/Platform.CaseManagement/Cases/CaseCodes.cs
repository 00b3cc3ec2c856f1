using Platform.CaseManagement.Children;

namespace Platform.CaseManagement.Cases;

/// <summary>The short lists of cases and plans.</summary>
internal static class CaseCodes
{
    public static IReadOnlyList<Choice> Types { get; } =
    [
        new("prevention", "Prevention"),
        new("diversion", "Diversion"),
        new("out-of-court", "Out-of-court resolution"),
        new("statutory-order", "Statutory order"),
        new("contextual-safeguarding", "Contextual safeguarding"),
    ];

    public static IReadOnlyList<Choice> Outcomes { get; } =
    [
        new("goals-met", "The plan’s goals were met"),
        new("goals-partly-met", "Some of the plan’s goals were met"),
        new("order-ended", "The order ended"),
        new("moved-area", "The child moved to another area"),
        new("support-elsewhere", "Another service supports the child now"),
        new("child-chose-to-end", "The child and family chose to end it"),
        new("other", "Something else"),
    ];

    public static IReadOnlyList<Choice> Interventions { get; } =
    [
        new("knife-crime", "Knife-crime programme"),
        new("mentoring", "Mentoring"),
        new("education-training-employment", "Education, training or employment support"),
        new("emotional-wellbeing", "Emotional wellbeing support"),
        new("speech-language-communication", "Speech, language and communication support"),
        new("substance-use", "Substance use support"),
        new("exploitation", "Support to be safe from exploitation"),
    ];

    /// <summary>A plan gives children and families fresh AIR: activities, interactions and roles; and goals.</summary>
    public static IReadOnlyList<Choice> ItemKinds { get; } =
    [
        new("goal", "Goal"),
        new("activity", "Activity"),
        new("interaction", "Interaction"),
        new("role", "Role"),
    ];

    public static IReadOnlyList<Choice> Doers { get; } =
    [
        new("child", "The child"),
        new("family", "Family"),
        new("worker", "Case worker"),
        new("partner", "Another agency"),
    ];
}
