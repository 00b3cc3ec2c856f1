namespace Platform.CaseManagement.Contracts;

/// <summary>Somebody was harmed in an incident. Says nothing of who.</summary>
/// <remarks>Who needs it: Victim services: it opens a contact.</remarks>
/// <param name="IncidentId">The incident.</param>
/// <param name="ChildId">A child who is recorded as having caused harm in it.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="HappenedOn">When it happened.</param>
/// <param name="ReportedOn">When the service was told: time limits count from here.</param>
/// <param name="OffenceCode">Code list of the reference data.</param>
/// <param name="WeaponCode"><c>knife</c>, <c>firearm</c>, <c>other</c>; null for none.</param>
/// <param name="PeopleHarmed">How many people were harmed, one or more.</param>
[EventName("case-management.harm-caused.v1")]
public sealed record HarmCausedEto(
    Guid IncidentId,
    Guid ChildId,
    string AreaCode,
    DateOnly HappenedOn,
    DateOnly ReportedOn,
    string OffenceCode,
    string? WeaponCode,
    int PeopleHarmed) : IEto;
