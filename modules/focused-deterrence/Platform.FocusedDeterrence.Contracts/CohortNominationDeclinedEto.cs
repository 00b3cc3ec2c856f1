namespace Platform.FocusedDeterrence.Contracts;

/// <summary>The panel decided that somebody does not join the cohort.</summary>
/// <remarks>Who needs it: CSP reporting.</remarks>
/// <param name="NominationId">The nomination.</param>
/// <param name="CohortId">The cohort.</param>
/// <param name="ChildId">The child; null for an adult.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="DecidedOn">The day.</param>
[EventName("focused-deterrence.cohort-nomination-declined.v1")]
public sealed record CohortNominationDeclinedEto(
    Guid NominationId,
    Guid CohortId,
    Guid? ChildId,
    string AreaCode,
    DateOnly DecidedOn) : IEto;
