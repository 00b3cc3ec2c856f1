using Platform.CaseManagement.Children;

namespace Platform.CaseManagement.Gravity;

/// <summary>The short lists of the crosswalk.</summary>
internal static class GravityCodes
{
    /// <summary>What partners do together about an offence; beside both scales and never worked out from them.</summary>
    public static IReadOnlyList<Choice> Bands { get; } =
    [
        new("early-help", "Early help, or no further action"),
        new("joint-panel", "A joint panel decides each time"),
        new("out-of-court", "Out-of-court resolution first"),
        new("charge", "The charging decision first, with the youth justice service heard"),
    ];
}
