namespace Platform.CaseManagement.Contracts;

/// <summary>Two records that were merged are of two children after all: the merged one has back what the merge took from it.</summary>
/// <remarks>Who needs it: Whoever handles ChildrenMerged. What was recorded while the merge held stays with the surviving child.</remarks>
/// <param name="MergeId">The merge that is taken apart.</param>
/// <param name="SurvivingChildId">The record that stayed.</param>
/// <param name="MergedChildId">The record that stands by itself again.</param>
[EventName("case-management.children-unmerged.v1")]
public sealed record ChildrenUnmergedEto(
    Guid MergeId,
    Guid SurvivingChildId,
    Guid MergedChildId) : IEto;
