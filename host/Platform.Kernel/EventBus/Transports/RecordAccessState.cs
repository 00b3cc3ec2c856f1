using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.Kernel.EventBus.Transports;

/// <summary>Whose records are restricted, and for whom they are open: what is in force now, without reasons.</summary>
internal sealed record RecordAccessState(IReadOnlyDictionary<(Guid PersonId, RestrictionKind Kind), RecordRestriction> Restrictions, IReadOnlyDictionary<Guid, RecordGrant> Grants)
{
    public static async Task<RecordAccessState> ReadAsync(KernelDbContext kernel, CancellationToken cancellationToken)
    {
        var restrictions = await kernel.Set<RecordRestriction>().AsNoTracking().Where(r => r.LiftedUtc == null)
            .Select(r => new RecordRestriction
            {
                Kind = r.Kind,
                PersonId = r.PersonId,
                RecordType = r.RecordType,
                AreaCode = r.AreaCode,
                OwnerId = r.OwnerId,
                Reason = "",
                RestrictedBy = null,
                RestrictedUtc = r.RestrictedUtc,
                Version = r.Version,
            }).ToDictionaryAsync(r => (r.PersonId, r.Kind), cancellationToken).ConfigureAwait(false);
        // A grant that has run out is left to the queries, which go by the clock.
        var grants = await kernel.Set<RecordGrant>().AsNoTracking()
            .Where(g => g.EndedUtc == null && kernel.Set<RecordRestriction>().Any(r => r.PersonId == g.PersonId && r.Kind == g.Restriction && r.LiftedUtc == null))
            .Select(g => new RecordGrant
            {
                Id = g.Id,
                Restriction = g.Restriction,
                Purpose = g.Purpose,
                PersonId = g.PersonId,
                UserId = g.UserId,
                Kind = g.Kind,
                Reason = "",
                GrantedBy = null,
                FromUtc = g.FromUtc,
                UntilUtc = g.UntilUtc,
                Version = g.Version,
            }).ToDictionaryAsync(g => g.Id, cancellationToken).ConfigureAwait(false);
        return new RecordAccessState(restrictions, grants);
    }

    /// <summary>Makes a database's rows these: in one transaction, so that nobody reads half of it.</summary>
    public async Task<int> ApplyAsync(KernelDbContext kernel, CancellationToken cancellationToken)
    {
        var there = await kernel.Set<RecordRestriction>().AsNoTracking().Select(r => new { r.PersonId, r.Kind, r.Version }).ToDictionaryAsync(r => (r.PersonId, r.Kind), r => r.Version, cancellationToken).ConfigureAwait(false);
        var grantsThere = await kernel.Set<RecordGrant>().AsNoTracking().Select(g => new { g.Id, g.Version }).ToDictionaryAsync(g => g.Id, g => g.Version, cancellationToken).ConfigureAwait(false);
        // A person of whom one kind differs is written anew in both.
        var people = there.Where(r => !Restrictions.TryGetValue(r.Key, out var now) || now.Version != r.Value).Select(r => r.Key.PersonId)
            .Concat(Restrictions.Keys.Where(r => !there.ContainsKey(r)).Select(r => r.PersonId)).ToHashSet();
        var ended = grantsThere.Where(g => !Grants.TryGetValue(g.Key, out var now) || now.Version != g.Value).Select(g => g.Key).ToList();
        var restrictions = Restrictions.Values.Where(r => people.Contains(r.PersonId)).ToList();
        var grants = Grants.Values.Where(g => !grantsThere.TryGetValue(g.Id, out var version) || version != g.Version).ToList();
        if (people.Count + ended.Count + restrictions.Count + grants.Count == 0)
            return 0;

        await using var transaction = await kernel.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        foreach (var some in ended.Chunk(200))
            await kernel.Set<RecordGrant>().Where(g => some.Contains(g.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        foreach (var some in people.Chunk(200))
            await kernel.Set<RecordRestriction>().Where(r => some.Contains(r.PersonId)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        kernel.Set<RecordRestriction>().AddRange(restrictions);
        kernel.Set<RecordGrant>().AddRange(grants);
        await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return people.Count + ended.Count + restrictions.Count + grants.Count;
    }
}
