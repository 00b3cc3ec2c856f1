namespace Platform.CaseManagement.Contracts;

/// <summary>A child was put on the record.</summary>
/// <remarks>Who needs it: Whoever holds something about children: it is the first event of the child's stream.</remarks>
/// <param name="ChildId">The child.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="YearOfBirth">Year only: enough for an age band.</param>
/// <param name="SexCode"><c>male</c>, <c>female</c>, <c>not-known</c>.</param>
/// <param name="EthnicityCode">18+1 code list of the reference data.</param>
/// <param name="RegisteredOn">The day it was done.</param>
[EventName("case-management.child-registered.v1")]
public sealed record ChildRegisteredEto(
    Guid ChildId,
    string AreaCode,
    int YearOfBirth,
    string SexCode,
    string EthnicityCode,
    DateOnly RegisteredOn) : IEto;
