namespace Platform.Participation.Contracts;

/// <summary>What several people said was made a theme and asked of an owner.</summary>
/// <remarks>Who needs it: CSP reporting.</remarks>
/// <param name="ThemeId">The theme.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="ThemeCode">Code of the taxonomy.</param>
/// <param name="RaisedOn">The day.</param>
[EventName("participation.theme-raised.v1")]
public sealed record ThemeRaisedEto(
    Guid ThemeId,
    string AreaCode,
    string ThemeCode,
    DateOnly RaisedOn) : IEto;
