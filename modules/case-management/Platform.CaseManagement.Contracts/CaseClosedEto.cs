namespace Platform.CaseManagement.Contracts;

/// <summary>A case was closed.</summary>
/// <remarks>Who needs it: CSP reporting; participation, which asks for the child's view; knife crime.</remarks>
/// <param name="CaseId">The case.</param>
/// <param name="ChildId">The child.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="CaseType">As when it was opened.</param>
/// <param name="OpenedOn">The day it was opened.</param>
/// <param name="ClosedOn">The day it was closed.</param>
/// <param name="OutcomeCode">How it ended, for example <c>goals-met</c>.</param>
[EventName("case-management.case-closed.v1")]
public sealed record CaseClosedEto(
    Guid CaseId,
    Guid ChildId,
    string AreaCode,
    string CaseType,
    DateOnly OpenedOn,
    DateOnly ClosedOn,
    string OutcomeCode) : IEto;
