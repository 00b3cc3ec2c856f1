namespace Platform.CaseManagement.Contracts;

/// <summary>Two records were found to be of one child: what is about the merged one is about the surviving one from now on.</summary>
/// <remarks>
/// Who needs it: Every workstream that keeps a child’s identifier. It moves its own rows and remembers which, because the merge can be
/// taken apart (<see cref="ChildrenUnmergedEto"/>). It is in the stream of the merged child, after everything that was published
/// about them.
/// </remarks>
/// <param name="MergeId">The merge.</param>
/// <param name="SurvivingChildId">The record that stays.</param>
/// <param name="MergedChildId">The record that goes into it; nothing more is published about it while the merge holds.</param>
[EventName("case-management.children-merged.v1")]
public sealed record ChildrenMergedEto(
    Guid MergeId,
    Guid SurvivingChildId,
    Guid MergedChildId) : IEto;
