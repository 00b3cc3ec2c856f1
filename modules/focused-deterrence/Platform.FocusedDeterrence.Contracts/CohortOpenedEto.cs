namespace Platform.FocusedDeterrence.Contracts;

/// <summary>A cohort was opened, with its purpose and lawful basis recorded.</summary>
/// <remarks>Who needs it: CSP reporting.</remarks>
/// <param name="CohortId">The cohort.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="OpenedOn">The day.</param>
[EventName("focused-deterrence.cohort-opened.v1")]
public sealed record CohortOpenedEto(
    Guid CohortId,
    string AreaCode,
    DateOnly OpenedOn) : IEto;
