namespace Platform.FocusedDeterrence.Contracts;

/// <summary>The panel decided that somebody joins the cohort.</summary>
/// <remarks>Who needs it: CSP reporting.</remarks>
/// <param name="NominationId">The nomination that the panel decided.</param>
/// <param name="CohortId">The cohort.</param>
/// <param name="ChildId">The child; null for an adult.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="EnrolledOn">The day.</param>
[EventName("focused-deterrence.cohort-member-enrolled.v1")]
public sealed record CohortMemberEnrolledEto(
    Guid NominationId,
    Guid CohortId,
    Guid? ChildId,
    string AreaCode,
    DateOnly EnrolledOn) : IEto;
