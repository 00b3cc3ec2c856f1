using Platform.Kernel.Data;

namespace Platform.Kernel.Merging;

/// <summary>
/// Moves a module's rows from one person's identifier to another's when two records turn out to be one person, and gives back exactly
/// those when they turn out not to be. What a module holds about people it says in its personal data map; from that map the rows are
/// found, so that a new table needs nothing more. Nothing else of a row changes: no version, no time, no text.
/// </summary>
public interface IPersonMerges
{
    /// <summary>Gives the surviving record what the merged one has in this module. Told again, it finds nothing more.</summary>
    /// <param name="context">The module's own context, in whose transaction it happens.</param>
    /// <param name="mergeId">The merge.</param>
    /// <param name="kind">One of <see cref="Rights.PersonKinds"/>.</param>
    /// <param name="survivingId">The record that stays.</param>
    /// <param name="mergedId">The record that goes into it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many rows have moved.</returns>
    Task<int> MoveAsync(ModuleDbContext context, Guid mergeId, string kind, Guid survivingId, Guid mergedId, CancellationToken cancellationToken);

    /// <summary>
    /// Gives back to the merged record the rows that the merge took from it, wherever they are still with the surviving one. What was
    /// recorded since then stays where it was recorded.
    /// </summary>
    /// <inheritdoc cref="MoveAsync"/>
    Task<int> GiveBackAsync(ModuleDbContext context, Guid mergeId, string kind, Guid survivingId, Guid mergedId, CancellationToken cancellationToken);

    /// <summary>The identifier under which a person is found today: their own, or that of the record that theirs was merged into.</summary>
    Task<Guid> CurrentIdAsync(string kind, Guid personId, CancellationToken cancellationToken);

    /// <summary>The identifier and those of all records that are merged into it.</summary>
    Task<IReadOnlyList<Guid>> AllIdsAsync(string kind, Guid personId, CancellationToken cancellationToken);
}
