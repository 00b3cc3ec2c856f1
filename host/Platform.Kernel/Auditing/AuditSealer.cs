using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;

namespace Platform.Kernel.Auditing;

/// <summary>
/// Seals what was written and committed: gives each entry the next position and a hash over itself and its predecessor, and
/// closes the batch with a seal. An entry that commits late comes into a later seal, so positions never have a gap.
/// </summary>
internal sealed class AuditSealer(IServiceScopeFactory scopes, AuditKeyRing keys, AuditAnchor anchor, WriterGate gate, IOptions<AuditOptions> options, IOptions<EventBusOptions> bus, TimeProvider timeProvider)
{
    // How far entries from before the first seal have been taken up by this process.
    private Guid adoptedUpTo;

    /// <summary>Seals everything that waits, batch after batch.</summary>
    /// <param name="pause">Asked between batches, with how long the last one took to write.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>How many entries were sealed.</returns>
    public async Task<long> SealAllAsync(Func<TimeSpan, Task>? pause, CancellationToken cancellationToken)
    {
        long total = 0;
        for (var lost = 0; lost < 20;)
        {
            var started = timeProvider.GetTimestamp();
            var round = await SealAsync(cancellationToken).ConfigureAwait(false);
            total += round.Entries;
            if (round is { LostRace: false, GoesOn: false })
                break;
            lost = round.LostRace ? lost + 1 : 0;
            if (pause is not null)
                await pause(timeProvider.GetElapsedTime(started)).ConfigureAwait(false);
        }

        return total;
    }

    /// <summary>Seals one batch.</summary>
    public async Task<SealRound> SealAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var kernel = scope.ServiceProvider.GetRequiredService<KernelDbContext>();
        var head = await kernel.AuditSeals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (head is null && await AdoptSomeAsync(kernel, cancellationToken).ConfigureAwait(false))
            return new SealRound(0, LostRace: false, GoesOn: true);
        var waiting = await kernel.Audit.AsNoTracking()
            .Where(e => e.Position == null)
            .OrderBy(e => e.OccurredUtc).ThenBy(e => e.Id)
            .Take(options.Value.BatchSize)
            .Select(e => new { e.Id, e.Mac })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        if (waiting.Count == 0)
            return default;

        // All the arithmetic comes before the transaction: the database is held for the writing alone.
        var key = keys.Current;
        var position = head?.LastPosition ?? 0;
        var hash = head?.LastHash ?? AuditHash.Beginning;
        var links = new List<Link>(waiting.Count);
        foreach (var entry in waiting)
            links.Add(new Link(entry.Id, ++position, hash = AuditHash.Link(key, hash, position, entry.Mac)));
        var seal = new AuditSeal
        {
            Number = (head?.Number ?? 0) + 1,
            SealedUtc = UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime),
            SealedBy = bus.Value.NodeName,
            KeyId = keys.CurrentId,
            FirstPosition = links[0].Position,
            LastPosition = position,
            LastHash = hash,
            PreviousHash = head?.Hash ?? AuditHash.Beginning,
        };
        seal.Hash = AuditHash.Seal(key, seal);

        if (!await TryWriteAsync(kernel, seal, links, cancellationToken).ConfigureAwait(false))
            return new SealRound(0, LostRace: true);
        anchor.Append(seal);
        return new SealRound(links.Count, LostRace: false, GoesOn: links.Count == options.Value.BatchSize);
    }

    /// <summary>The seal first: its number is the key at which two nodes meet. Then its entries, each only if it is still unsealed.</summary>
    private async Task<bool> TryWriteAsync(KernelDbContext kernel, AuditSeal seal, List<Link> links, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await kernel.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        kernel.AuditSeals.Add(seal);
        try
        {
            await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
            kernel.ChangeTracker.Clear();
            if (await kernel.AuditSeals.AsNoTracking().AnyAsync(s => s.Number == seal.Number, cancellationToken).ConfigureAwait(false))
                return false;
            throw;
        }

        if (await LinkAsync(transaction.GetDbTransaction(), links, cancellationToken).ConfigureAwait(false) != links.Count)
            return false;
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return true;
    }

    /// <summary>One round trip where the database can take several statements at once; otherwise one prepared statement, again and again.</summary>
    private static async Task<int> LinkAsync(DbTransaction transaction, List<Link> links, CancellationToken cancellationToken)
    {
        const string sql = """UPDATE "sys_Audit" SET "Position" = @position, "Hash" = @hash WHERE "Id" = @id AND "Position" IS NULL""";
        var connection = transaction.Connection!;
        if (connection.CanCreateBatch)
        {
            await using var batch = connection.CreateBatch();
            batch.Transaction = transaction;
            foreach (var link in links)
            {
                var each = batch.CreateBatchCommand();
                each.CommandText = sql;
                Parameters(each.Parameters, each.CreateParameter, link);
                batch.BatchCommands.Add(each);
            }

            return await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        Parameters(command.Parameters, command.CreateParameter, links[0]);
        var linked = 0;
        foreach (var link in links)
        {
            command.Parameters[0].Value = link.Position;
            command.Parameters[1].Value = link.Hash;
            command.Parameters[2].Value = link.Id;
            linked += await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        return linked;
    }

    private static void Parameters(DbParameterCollection parameters, Func<DbParameter> create, Link link)
    {
        foreach (var (name, value) in (ReadOnlySpan<(string, object)>)[("@position", link.Position), ("@hash", link.Hash), ("@id", link.Id)])
        {
            var parameter = create();
            parameter.ParameterName = name;
            parameter.Value = value;
            parameters.Add(parameter);
        }
    }

    /// <summary>Entries from before the trail was sealed are authenticated as they are found, once, batch by batch, before the first seal.</summary>
    /// <returns>There may be more.</returns>
    private async Task<bool> AdoptSomeAsync(KernelDbContext kernel, CancellationToken cancellationToken)
    {
        var after = adoptedUpTo;
        var page = await kernel.Audit.Where(e => e.Id.CompareTo(after) > 0).OrderBy(e => e.Id).Take(options.Value.BatchSize).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var entry in page.Where(e => e.Mac.Length == 0))
        {
            entry.KeyId = keys.CurrentId;
            entry.ReasonHash = AuditHash.Reason(keys.Current, entry.Id, entry.Reason);
            entry.Mac = AuditHash.Content(keys.Current, entry);
        }

        using (await gate.EnterAsync(cancellationToken).ConfigureAwait(false))
            await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        adoptedUpTo = page.Count == 0 ? after : page[^1].Id;
        return page.Count == options.Value.BatchSize;
    }

    private readonly record struct Link(Guid Id, long Position, string Hash);
}

/// <summary>What one step of the sealer did.</summary>
internal readonly record struct SealRound(int Entries, bool LostRace, bool GoesOn = false);
