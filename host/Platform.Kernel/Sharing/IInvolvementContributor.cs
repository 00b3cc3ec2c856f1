namespace Platform.Kernel.Sharing;

/// <summary>
/// Answers "who else is working with this child": that a workstream does, who its worker is, and since when. No content, no
/// reason, no kind of need. Implementations leave the area filter out, because the question is about other areas too, and keep
/// the sensitivity filter.
/// </summary>
public interface IInvolvementContributor
{
    /// <summary>The work with these children that goes on today, in one query; empty for none.</summary>
    Task<IReadOnlyList<Involvement>> GetAsync(IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken);

    /// <summary>The children whom the workstream works with today, each once, by identifier, from the one after <paramref name="after"/> on.</summary>
    Task<IReadOnlyList<Guid>> GetChildrenAsync(Guid after, int most, CancellationToken cancellationToken);
}

/// <summary>Work with a child that goes on.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="WorkerId">Whose it is; their agency is the one that is named. Null while nobody has it.</param>
/// <param name="Team">What the agency calls the team, for example "Youth justice case work".</param>
/// <param name="Since">The first day.</param>
/// <param name="IsSensitive">The service must not be known to work with somebody: the answer names neither agency nor team nor day.</param>
public sealed record Involvement(Guid ChildId, Guid? WorkerId, string Team, DateOnly Since, bool IsSensitive = false);
