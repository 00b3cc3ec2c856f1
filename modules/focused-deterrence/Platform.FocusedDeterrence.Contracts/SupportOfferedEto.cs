namespace Platform.FocusedDeterrence.Contracts;

/// <summary>A cohort member was offered support.</summary>
/// <remarks>Who needs it: CSP reporting: time to the first offer, balance of support and enforcement.</remarks>
/// <param name="OfferId">The offer.</param>
/// <param name="CohortId">The cohort.</param>
/// <param name="ChildId">The child; null for an adult.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="SupportKind">For example <c>mentoring</c>.</param>
/// <param name="OfferedOn">The day.</param>
[EventName("focused-deterrence.support-offered.v1")]
public sealed record SupportOfferedEto(
    Guid OfferId,
    Guid CohortId,
    Guid? ChildId,
    string AreaCode,
    string SupportKind,
    DateOnly OfferedOn) : IEto;
