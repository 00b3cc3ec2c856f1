namespace Platform.Participation.Contracts;

/// <summary>Somebody's view was recorded with their consent. The words stay in participation.</summary>
/// <remarks>Who needs it: CSP reporting: whose voice is heard.</remarks>
/// <param name="VoiceId">The entry.</param>
/// <param name="ChildId">The child it comes from; null for others, and for a child who did not wish to be named.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="WhoCode"><c>child</c>, <c>parent-or-carer</c>, <c>sibling</c>, <c>community-member</c>, <c>harmed-person</c>.</param>
/// <param name="HowCode">For example <c>conversation</c>.</param>
/// <param name="ThemeCodes">Themes that a person confirmed.</param>
/// <param name="RecordedOn">The day.</param>
[EventName("participation.voice-recorded.v1")]
public sealed record VoiceRecordedEto(
    Guid VoiceId,
    Guid? ChildId,
    string AreaCode,
    string WhoCode,
    string HowCode,
    IReadOnlyList<string> ThemeCodes,
    DateOnly RecordedOn) : IEto;
