namespace Platform.FocusedDeterrence.Contracts;

/// <summary>Somebody was nominated for a cohort, by hand or as a suggestion from an incident. Decides nothing.</summary>
/// <remarks>Who needs it: CSP reporting.</remarks>
/// <param name="NominationId">The nomination.</param>
/// <param name="CohortId">The cohort.</param>
/// <param name="ChildId">The child; null for an adult.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="NominatedOn">The day.</param>
/// <param name="WasSuggested">It came from an incident, not from a person.</param>
[EventName("focused-deterrence.cohort-member-nominated.v1")]
public sealed record CohortMemberNominatedEto(
    Guid NominationId,
    Guid CohortId,
    Guid? ChildId,
    string AreaCode,
    DateOnly NominatedOn,
    bool WasSuggested) : IEto;
