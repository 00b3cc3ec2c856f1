namespace Platform.CaseManagement.Contracts;

/// <summary>A case worker asked another workstream for support for a child.</summary>
/// <remarks>Who needs it: The workstream that <c>InterventionKind</c> names.</remarks>
/// <param name="RequestId">The request.</param>
/// <param name="CaseId">The case.</param>
/// <param name="ChildId">The child.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="InterventionKind">For example <c>knife-crime</c>.</param>
/// <param name="RequestedOn">The day.</param>
[EventName("case-management.intervention-requested.v1")]
public sealed record InterventionRequestedEto(
    Guid RequestId,
    Guid CaseId,
    Guid ChildId,
    string AreaCode,
    string InterventionKind,
    DateOnly RequestedOn) : IEto;
