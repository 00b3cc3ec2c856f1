using Platform.CaseManagement.Children;

namespace Platform.CaseManagement.Incidents;

/// <summary>The short lists of an incident that a notice does not have.</summary>
internal static class IncidentCodes
{
    /// <summary>What kind of place: definitions may ask for it.</summary>
    public static IReadOnlyList<Choice> PlaceKinds { get; } =
    [
        new("public-place", "Street, park, shop or another public place"),
        new("transport", "Public transport, or a stop or station"),
        new("school", "School, college or another place of learning"),
        new("home", "A home"),
        new("custody", "Police custody or a secure place"),
        new("other", "Somewhere else"),
    ];
}
