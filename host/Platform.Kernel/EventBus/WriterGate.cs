using Platform.Kernel.Data;

namespace Platform.Kernel.EventBus;

/// <summary>
/// SQLite has one writer: the steps of the bus then queue here, in turn, instead of waiting for each other's file lock.
/// Other databases take them as they come.
/// </summary>
internal sealed class WriterGate(IDatabaseProvider database)
{
    private readonly SemaphoreSlim? turn = database.HandlerParallelism == 1 ? new(1, 1) : null;

    public async ValueTask<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        if (turn is not null)
            await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(turn);
    }

    public readonly struct Turn(SemaphoreSlim? turn) : IDisposable
    {
        public void Dispose() => turn?.Release();
    }
}
