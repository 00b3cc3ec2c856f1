namespace Platform.CaseManagement.Contracts;

/// <summary>What other modules know of a child has changed.</summary>
/// <remarks>Who needs it: Whoever handles ChildRegistered.</remarks>
/// <param name="ChildId">The child.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="YearOfBirth">Year only.</param>
/// <param name="SexCode"><c>male</c>, <c>female</c>, <c>not-known</c>.</param>
/// <param name="EthnicityCode">18+1 code list of the reference data.</param>
[EventName("case-management.child-details-changed.v1")]
public sealed record ChildDetailsChangedEto(
    Guid ChildId,
    string AreaCode,
    int YearOfBirth,
    string SexCode,
    string EthnicityCode) : IEto;
