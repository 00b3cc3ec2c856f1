using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>
/// Wakes the pump once events are committed: after the transaction, or after a save that needed none. What
/// carries to other databases is woken after every change: it carries more than events.
/// </summary>
internal sealed class WakeOnCommitInterceptor(PlatformDatabase database, ModuleDatabases databases) : DbTransactionInterceptor, ISaveChangesInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Signal(eventData.Context);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        => SignalAsync(eventData.Context, cancellationToken);

    public async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context?.Database.CurrentTransaction is null)
            await SignalAsync(eventData.Context, cancellationToken).ConfigureAwait(false);
        return result;
    }

    private Task SignalAsync(Microsoft.EntityFrameworkCore.DbContext? context, CancellationToken cancellationToken)
    {
        Signal(context);
        return context is ModuleDbContext { HasChangedAccess: true } ? databases.CarryAccessAsync(cancellationToken) : Task.CompletedTask;
    }

    private void Signal(Microsoft.EntityFrameworkCore.DbContext? context)
    {
        if (context is not ModuleDbContext module)
            return;
        if (module.HasPublished)
            database.WakeUp.Signal();
        databases.SignalChange();
    }
}
