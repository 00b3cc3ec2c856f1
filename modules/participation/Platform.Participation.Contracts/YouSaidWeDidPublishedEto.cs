namespace Platform.Participation.Contracts;

/// <summary>A theme was answered, and those who raised it were told.</summary>
/// <remarks>Who needs it: CSP reporting.</remarks>
/// <param name="AnswerId">The answer.</param>
/// <param name="ThemeId">The theme.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="AnswerCode"><c>done</c>, <c>doing</c> or <c>cannot</c>.</param>
/// <param name="PublishedOn">The day.</param>
[EventName("participation.you-said-we-did-published.v1")]
public sealed record YouSaidWeDidPublishedEto(
    Guid AnswerId,
    Guid ThemeId,
    string AreaCode,
    string AnswerCode,
    DateOnly PublishedOn) : IEto;
