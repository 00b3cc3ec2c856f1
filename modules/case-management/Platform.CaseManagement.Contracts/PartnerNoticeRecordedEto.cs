namespace Platform.CaseManagement.Contracts;

/// <summary>A partner agency told the partnership of something. Names nobody.</summary>
/// <remarks>Who needs it: CSP reporting: notices by agency, driver and place.</remarks>
/// <param name="NoticeId">The notice.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="LsoaCode">Where, LSOA 2021 code; null when not known.</param>
/// <param name="AgencyKind">Code list of the reference data, for example <c>police</c>.</param>
/// <param name="NoticeKind">For example <c>exclusion</c>.</param>
/// <param name="HappenedOn">When it happened.</param>
/// <param name="Drivers">Codes of drivers and themes.</param>
/// <param name="PeopleNamed">How many people the notice names.</param>
[EventName("case-management.partner-notice-recorded.v1")]
public sealed record PartnerNoticeRecordedEto(
    Guid NoticeId,
    string AreaCode,
    string? LsoaCode,
    string AgencyKind,
    string NoticeKind,
    DateOnly HappenedOn,
    IReadOnlyList<string> Drivers,
    int PeopleNamed) : IEto;
