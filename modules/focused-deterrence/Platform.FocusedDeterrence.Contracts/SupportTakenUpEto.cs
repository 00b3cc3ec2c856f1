namespace Platform.FocusedDeterrence.Contracts;

/// <summary>A cohort member took an offer of support up.</summary>
/// <remarks>Who needs it: CSP reporting.</remarks>
/// <param name="OfferId">The offer.</param>
/// <param name="CohortId">The cohort.</param>
/// <param name="ChildId">The child; null for an adult.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="SupportKind">For example <c>mentoring</c>.</param>
/// <param name="TakenUpOn">The day.</param>
[EventName("focused-deterrence.support-taken-up.v1")]
public sealed record SupportTakenUpEto(
    Guid OfferId,
    Guid CohortId,
    Guid? ChildId,
    string AreaCode,
    string SupportKind,
    DateOnly TakenUpOn) : IEto;
