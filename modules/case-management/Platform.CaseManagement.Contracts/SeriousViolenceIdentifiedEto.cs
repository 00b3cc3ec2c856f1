namespace Platform.CaseManagement.Contracts;

/// <summary>An incident counts as serious violence under the definition in force. Never a conclusion about the child.</summary>
/// <remarks>Who needs it: Focused deterrence (a suggestion for a panel), knife crime, CSP reporting.</remarks>
/// <param name="IncidentId">The incident.</param>
/// <param name="ChildId">A child who is recorded as having caused harm in it.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="LsoaCode">Where, LSOA 2021 code; null when not known.</param>
/// <param name="HappenedOn">When it happened.</param>
/// <param name="DefinitionCode">Which definition, for example <c>LOCAL_SVD</c>.</param>
/// <param name="DefinitionVersion">Its version.</param>
/// <param name="ClauseCode">The clause that admitted it.</param>
/// <param name="WeaponCode"><c>knife</c>, <c>firearm</c>, <c>other</c>; null for none.</param>
[EventName("case-management.serious-violence-identified.v1")]
public sealed record SeriousViolenceIdentifiedEto(
    Guid IncidentId,
    Guid ChildId,
    string AreaCode,
    string? LsoaCode,
    DateOnly HappenedOn,
    string DefinitionCode,
    int DefinitionVersion,
    string ClauseCode,
    string? WeaponCode) : IEto;
