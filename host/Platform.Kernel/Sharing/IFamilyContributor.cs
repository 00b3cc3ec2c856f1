namespace Platform.Kernel.Sharing;

/// <summary>
/// Says which children are of one family or household, as the workstream that keeps the child's record has it. Like
/// <see cref="IInvolvementContributor"/> it leaves the area filter out and keeps the sensitivity filter, for both children.
/// </summary>
public interface IFamilyContributor
{
    /// <summary>The ties that these children have today, in one query; each tie once for each of the children asked about.</summary>
    Task<IReadOnlyList<FamilyTie>> GetAsync(IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken);
}

/// <summary>Two children of one family or household. It says no more: how they are related stays with the record.</summary>
/// <param name="ChildId">The child who was asked about.</param>
/// <param name="OtherChildId">The other one.</param>
public sealed record FamilyTie(Guid ChildId, Guid OtherChildId);
