namespace Platform.CaseManagement.Contracts;

/// <summary>A plan was agreed with a child.</summary>
/// <remarks>Who needs it: Participation asks for the child's view of it.</remarks>
/// <param name="PlanId">The plan.</param>
/// <param name="CaseId">The case it belongs to.</param>
/// <param name="ChildId">The child.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="AgreedOn">The day.</param>
/// <param name="HasChildsWords">The child's own words are in it; false when the plan says why not yet.</param>
[EventName("case-management.plan-agreed.v1")]
public sealed record PlanAgreedEto(
    Guid PlanId,
    Guid CaseId,
    Guid ChildId,
    string AreaCode,
    DateOnly AgreedOn,
    bool HasChildsWords) : IEto;
