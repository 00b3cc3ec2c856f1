namespace Platform.CaseManagement.Contracts;

/// <summary>A case was opened with a child.</summary>
/// <remarks>Who needs it: CSP reporting; whoever works with the child.</remarks>
/// <param name="CaseId">The case.</param>
/// <param name="ChildId">The child.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="CaseType">For example <c>prevention</c>, <c>out-of-court</c>.</param>
/// <param name="OpenedOn">The day.</param>
[EventName("case-management.case-opened.v1")]
public sealed record CaseOpenedEto(
    Guid CaseId,
    Guid ChildId,
    string AreaCode,
    string CaseType,
    DateOnly OpenedOn) : IEto;
