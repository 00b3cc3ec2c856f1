namespace Platform.Kernel.Sharing;

/// <summary>
/// Answers "who else is working with this child": that a workstream does, who its worker is, and since when. No content, no
/// reason, no kind of need. Implementations leave the area filter out, because the question is about other areas too, and keep
/// the sensitivity filter.
/// </summary>
public interface IInvolvementContributor
{
    /// <summary>The work with the child that goes on today; empty for none.</summary>
    Task<IReadOnlyList<Involvement>> GetAsync(Guid childId, CancellationToken cancellationToken);
}

/// <summary>Work with a child that goes on.</summary>
/// <param name="WorkerId">Whose it is; their agency is the one that is named. Null while nobody has it.</param>
/// <param name="Team">What the agency calls the team, for example "Youth justice case work".</param>
/// <param name="Since">The first day.</param>
/// <param name="IsSensitive">The service must not be known to work with somebody: the answer names neither agency nor team nor day.</param>
public sealed record Involvement(Guid? WorkerId, string Team, DateOnly Since, bool IsSensitive = false);
