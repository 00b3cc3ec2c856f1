using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>Wakes the pump once events are committed: after the transaction, or after a save that needed none.</summary>
internal sealed class WakeOnCommitInterceptor(BusWakeUp wakeUp) : DbTransactionInterceptor, ISaveChangesInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Signal(eventData.Context);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Signal(eventData.Context);
        return Task.CompletedTask;
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context?.Database.CurrentTransaction is null)
            Signal(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private void Signal(Microsoft.EntityFrameworkCore.DbContext? context)
    {
        if (context is ModuleDbContext { HasPublished: true })
            wakeUp.Signal();
    }
}
