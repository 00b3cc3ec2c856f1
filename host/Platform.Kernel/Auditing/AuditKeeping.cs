using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Security;

namespace Platform.Kernel.Auditing;

/// <summary>
/// What may be taken from the trail, by a person and with a reason: a reason's text that must be erased, and old entries whose
/// time is over. Each leaves a record in the chain, which goes on verifying.
/// </summary>
internal sealed class AuditKeeping(KernelDbContext kernel, AuditTrail trail, AuditSealer sealer, AuditKeyRing keys, AuditAnchor anchor, ICurrentUser currentUser, WriterGate gate, TimeProvider timeProvider)
{
    private const int MostDeletedAtOnce = 1000;

    /// <summary>Erases the free text of an entry's reason. That there was one, and who erased it and why, stays.</summary>
    /// <param name="entryId">The entry.</param>
    /// <param name="why">Why; it must not name anybody.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Result> EraseReasonAsync(Guid entryId, string why, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(why))
            return Result.Failure("Reason", "Enter why the reason is erased, without naming anybody.");
        // Sealed first: the erasure follows what it erases.
        await sealer.SealAllAsync(pause: null, cancellationToken).ConfigureAwait(false);
        using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await kernel.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var erased = await kernel.Audit.Where(e => e.Id == entryId && e.Reason != null)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Reason, (string?)null), cancellationToken)
            .ConfigureAwait(false);
        if (erased == 0)
            return Result.NotFound();
        await trail.WriteAsync(trail.Entry("host", AuditVerifier.ReasonErased, isView: false, AuditOutcome.Done, AuditVerifier.EntryRecordType, entryId, why), cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return Result.Success();
    }

    /// <summary>
    /// Disposes of the oldest entries: all up to the last one before which, in the order of the chain, nothing is younger. A seal says
    /// which, who and why; the rest goes on verifying from there.
    /// </summary>
    /// <returns>How many entries are gone.</returns>
    public async Task<Result<long>> DisposeAsync(DateTime beforeUtc, string why, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(why))
            return Result.Failure("Reason", "Enter why the entries are disposed of.");
        await sealer.SealAllAsync(pause: null, cancellationToken).ConfigureAwait(false);
        var youngest = await kernel.Audit.Where(e => e.Position != null && e.OccurredUtc >= beforeUtc).MinAsync(e => e.Position, cancellationToken).ConfigureAwait(false);
        var last = await kernel.Audit.AsNoTracking().Where(e => e.Position != null && (youngest == null || e.Position < youngest))
            .OrderByDescending(e => e.Position).Select(e => new { e.Position, e.Hash }).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (last?.Position is not { } end)
            return Result.Success(0L);

        // Whole seals only: a seal whose entries are half gone would not verify.
        var gone = await kernel.AuditSeals.AsNoTracking().Where(s => s.LastPosition <= end).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (gone is null)
            return Result.Success(0L);
        var head = await kernel.AuditSeals.AsNoTracking().OrderByDescending(s => s.Number).FirstAsync(cancellationToken).ConfigureAwait(false);
        var seal = new AuditSeal
        {
            Number = head.Number + 1,
            SealedUtc = UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime),
            SealedBy = AuditHash.Clean(currentUser.DisplayName, AuditEntry.UserNameLength) ?? "",
            KeyId = keys.CurrentId,
            FirstPosition = head.LastPosition + 1,
            LastPosition = head.LastPosition,
            LastHash = head.LastHash,
            DisposedPosition = gone.LastPosition,
            DisposedHash = gone.LastHash,
            DisposedSeal = gone.Number,
            DisposedSealHash = gone.Hash,
            Reason = AuditHash.Clean(why, AuditEntry.ReasonLength),
            PreviousHash = head.Hash,
        };
        seal.Hash = AuditHash.Seal(keys.Current, seal);
        using (await gate.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            kernel.AuditSeals.Add(seal);
            await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }

        anchor.Append(seal);
        // The statement first, the deletion after it, in bites: stopped half way, the trail verifies and the rest can go later.
        var position = gone.LastPosition;
        long deleted = 0;
        for (var some = MostDeletedAtOnce; some == MostDeletedAtOnce; deleted += some)
        {
            using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
            var from = await kernel.Audit.Where(e => e.Position <= position).OrderBy(e => e.Position).Select(e => e.Position).Take(MostDeletedAtOnce).ToListAsync(cancellationToken).ConfigureAwait(false);
            var to = from.LastOrDefault();
            some = from.Count == 0 ? 0 : await kernel.Audit.Where(e => e.Position <= to).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }

        await kernel.AuditSeals.Where(s => s.Number <= gone.Number).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        return Result.Success(deleted);
    }
}
