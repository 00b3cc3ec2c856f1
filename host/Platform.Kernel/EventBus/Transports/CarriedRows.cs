using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Auditing;
using Platform.Kernel.Sharing;

namespace Platform.Kernel.EventBus.Transports;

/// <summary>
/// Rows beside the events. What a module's transactions write for the whole platform goes home and is taken away where it was: audit
/// entries (to be sealed there), disclosures, confirmations of erasures. Who may see restricted records is copied out.
/// </summary>
internal sealed class CarriedRows(DatabaseBus platform, DatabaseBus other)
{
    private readonly SemaphoreSlim access = new(1, 1);

    /// <summary>One batch of each kind. Confirmations last: where one has arrived, what the module wrote before it has too.</summary>
    public async Task<int> CarryHomeAsync(int batch, CancellationToken cancellationToken)
    {
        var carried = await CarryAsync<AuditEntry, Guid>(e => e.Id, log => log.Where(e => e.Position == null).OrderBy(e => e.Id).Take(batch), ids => e => ids.Contains(e.Id), cancellationToken).ConfigureAwait(false);
        carried += await CarryAsync<Disclosure, Guid>(d => d.Id, log => log.OrderBy(d => d.Id).Take(batch), ids => d => ids.Contains(d.Id), cancellationToken).ConfigureAwait(false);
        if (carried == 0)
            carried = await CarryConfirmationsAsync(cancellationToken).ConfigureAwait(false);
        return carried;
    }

    public Task<int> CountWaitingAsync(CancellationToken cancellationToken) => other.InKernelAsync(async kernel =>
        await kernel.Audit.CountAsync(e => e.Position == null, cancellationToken).ConfigureAwait(false)
        + await kernel.Set<Disclosure>().CountAsync(cancellationToken).ConfigureAwait(false)
        + await kernel.ErasureConfirmations.CountAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Makes the other database's restrictions and grants those that are in force on the platform. The state is compared and not told by
    /// events: a restriction must hold although a stream is parked, a module was off or the log was purged. Reasons stay at home.
    /// </summary>
    /// <returns>How many rows changed.</returns>
    public async Task<int> CarryAccessAsync(CancellationToken cancellationToken)
    {
        // Read and written as one within this process, or an older state could be written over a newer one.
        await access.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await CompareAccessAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            access.Release();
        }
    }

    private async Task<int> CompareAccessAsync(CancellationToken cancellationToken)
    {
        var wanted = await platform.InKernelAsync(kernel => RecordAccessState.ReadAsync(kernel, cancellationToken)).ConfigureAwait(false);
        using (await other.Get<WriterGate>().EnterAsync(cancellationToken).ConfigureAwait(false))
            return await other.InKernelAsync(kernel => wanted.ApplyAsync(kernel, cancellationToken)).ConfigureAwait(false);
    }

    private async Task<int> CarryConfirmationsAsync(CancellationToken cancellationToken)
    {
        var done = await other.InKernelAsync(kernel => kernel.ErasureConfirmations.AsNoTracking().ToListAsync(cancellationToken)).ConfigureAwait(false);
        if (done.Count == 0)
            return 0;
        using (await platform.Get<WriterGate>().EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            await platform.InKernelAsync(async kernel =>
            {
                foreach (var confirmation in done)
                    if (await kernel.ErasureConfirmations.FindAsync([confirmation.ErasureId, confirmation.Module], cancellationToken).ConfigureAwait(false) is null)
                        kernel.ErasureConfirmations.Add(confirmation);
                return await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }

        using (await other.Get<WriterGate>().EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var confirmation in done)
                await other.InKernelAsync(kernel => kernel.ErasureConfirmations
                    .Where(c => c.ErasureId == confirmation.ErasureId && c.Module == confirmation.Module).ExecuteDeleteAsync(cancellationToken)).ConfigureAwait(false);
        }

        return done.Count;
    }

    /// <summary>Committed at home before it is taken away here; a node that dies in between finds it at home the next time.</summary>
    private async Task<int> CarryAsync<TRow, TKey>(
        Expression<Func<TRow, TKey>> key, Func<IQueryable<TRow>, IQueryable<TRow>> waiting, Func<List<TKey>, Expression<Func<TRow, bool>>> among, CancellationToken cancellationToken) where TRow : class
    {
        var found = await other.InKernelAsync(kernel => waiting(kernel.Set<TRow>().AsNoTracking()).ToListAsync(cancellationToken)).ConfigureAwait(false);
        if (found.Count == 0)
            return 0;
        var keyOf = key.Compile();
        var keys = found.Select(keyOf).ToList();
        using (await platform.Get<WriterGate>().EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            await platform.InKernelAsync(async kernel =>
            {
                var known = await kernel.Set<TRow>().Where(among(keys)).Select(key).ToHashSetAsync(cancellationToken).ConfigureAwait(false);
                kernel.Set<TRow>().AddRange(found.Where(r => !known.Contains(keyOf(r))));
                return await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }

        using (await other.Get<WriterGate>().EnterAsync(cancellationToken).ConfigureAwait(false))
            await other.InKernelAsync(kernel => kernel.Set<TRow>().Where(among(keys)).ExecuteDeleteAsync(cancellationToken)).ConfigureAwait(false);
        return found.Count;
    }
}
