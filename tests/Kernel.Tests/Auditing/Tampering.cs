using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;

namespace Kernel.Tests.Auditing;

/// <summary>Something that somebody with every right on the database, and without the key, does to the trail.</summary>
internal enum TamperingKind
{
    ChangeColumn,
    ChangeIdentifier,
    DeleteEntry,
    DeleteEntryAndCloseTheGap,
    InsertEntry,
    SwapEntries,
    SwapEntriesWithTheirHashes,
    CutTheTail,
    CutTheTailWithItsSeals,
    ChangeSeal,
    DeleteSeal,
    ChangeUnsealed,
    InsertUnsealed,
}

/// <param name="Kind">What is done.</param>
/// <param name="Where">To which entry: a number that is taken modulo how many there are.</param>
/// <param name="Other">To which other entry, or column.</param>
internal sealed record Tampering(TamperingKind Kind, int Where, int Other)
{
    /// <summary>Does it.</summary>
    /// <returns>The first position that is wrong now; 0 for an entry without one; null where there was nothing to do it to.</returns>
    public async Task<long?> ApplyAsync(KernelDbContext db)
    {
        var seals = await db.AuditSeals.OrderBy(s => s.Number).ToListAsync();
        var last = seals[^1].LastPosition;
        var at = 1 + Where % last;
        var other = 1 + Other % last;
        var entry = await db.Audit.SingleAsync(e => e.Position == at);
        switch (Kind)
        {
            case TamperingKind.ChangeColumn:
                await ChangeAsync(db, entry, Other);
                return at;

            case TamperingKind.ChangeIdentifier:
                await db.Audit.Where(e => e.Position == at).ExecuteUpdateAsync(set => set.SetProperty(e => e.Id, Guid.NewGuid()));
                return at;

            case TamperingKind.DeleteEntry:
                await db.Audit.Where(e => e.Position == at).ExecuteDeleteAsync();
                return at;

            case TamperingKind.DeleteEntryAndCloseTheGap:
                await db.Audit.Where(e => e.Position == at).ExecuteDeleteAsync();
                await MoveAsync(db, at + 1, -1);
                return at;

            case TamperingKind.InsertEntry:
                await MoveAsync(db, at, 1);
                db.Audit.Add(Copy(entry, Guid.NewGuid(), at));
                await db.SaveChangesAsync();
                return at;

            case TamperingKind.SwapEntries or TamperingKind.SwapEntriesWithTheirHashes when at != other:
                var second = await db.Audit.SingleAsync(e => e.Position == other);
                await PlaceAsync(db, entry.Id, null, entry.Hash);
                await PlaceAsync(db, second.Id, at, Kind == TamperingKind.SwapEntries ? second.Hash : entry.Hash);
                await PlaceAsync(db, entry.Id, other, Kind == TamperingKind.SwapEntries ? entry.Hash : second.Hash);
                return Math.Min(at, other);

            case TamperingKind.CutTheTail:
                await db.Audit.Where(e => e.Position >= at).ExecuteDeleteAsync();
                return at;

            case TamperingKind.CutTheTailWithItsSeals:
                await db.Audit.Where(e => e.Position >= at || e.Position == null).ExecuteDeleteAsync();
                await db.AuditSeals.Where(s => s.LastPosition >= at).ExecuteDeleteAsync();
                return seals.First(s => s.LastPosition >= at).FirstPosition;

            case TamperingKind.ChangeSeal:
                var seal = seals[Where % seals.Count];
                var first = seal.FirstPosition;
                await ChangeAsync(db, seal, Other);
                return first;

            case TamperingKind.DeleteSeal:
                var gone = seals[Where % seals.Count];
                await db.AuditSeals.Where(s => s.Number == gone.Number).ExecuteDeleteAsync();
                return gone.FirstPosition;

            case TamperingKind.ChangeUnsealed when await db.Audit.FirstOrDefaultAsync(e => e.Position == null) is { } unsealed:
                await ChangeAsync(db, unsealed, Other, except: nameof(AuditEntry.Hash));
                return unsealed.Position ?? 0;

            case TamperingKind.InsertUnsealed:
                db.Audit.Add(Copy(entry, Guid.NewGuid(), null));
                await db.SaveChangesAsync();
                return 0;

            default:
                return null;
        }
    }

    /// <summary>Gives one column another value that it could have had.</summary>
    private static async Task ChangeAsync(KernelDbContext db, object row, int column, string? except = null)
    {
        var tracked = db.Entry(row);
        var columns = tracked.Properties.Where(p => !p.Metadata.IsPrimaryKey() && !p.Metadata.Name.StartsWith("Disposed", StringComparison.Ordinal) && p.Metadata.Name != except).ToList();
        var property = columns[column % columns.Count];
        property.CurrentValue = property.CurrentValue switch
        {
            null when property.Metadata.ClrType == typeof(string) => "something",
            null when property.Metadata.ClrType == typeof(Guid?) => Guid.NewGuid(),
            null when property.Metadata.ClrType == typeof(int?) => 3,
            null => 1_000_000L,
            string text when property.Metadata.IsNullable && column % 2 == 0 => null,
            string { Length: 64 } hash => (hash[0] == 'a' ? "b" : "a") + hash[1..],
            string text => text.Length > 12 ? text[1..] : text + " ",
            Guid id when property.Metadata.IsNullable && column % 2 == 0 => null,
            Guid => Guid.NewGuid(),
            DateTime utc => utc.AddMicroseconds(1),
            bool yes => !yes,
            long position when property.Metadata.IsNullable => null,
            long number => number + 1,
            int number => number + 1,
            AuditOutcome outcome => outcome == AuditOutcome.Done ? AuditOutcome.Denied : AuditOutcome.Done,
            var value => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"No other value is known for {value} of {property.Metadata.Name}.")),
        };
        await db.SaveChangesAsync();
    }

    /// <summary>By way of negative numbers: positions are unique at every moment.</summary>
    private static async Task MoveAsync(KernelDbContext db, long from, long by)
    {
        await db.Audit.Where(e => e.Position >= from).ExecuteUpdateAsync(set => set.SetProperty(e => e.Position, e => -(e.Position + by)));
        await db.Audit.Where(e => e.Position < 0).ExecuteUpdateAsync(set => set.SetProperty(e => e.Position, e => -e.Position));
    }

    private static Task<int> PlaceAsync(KernelDbContext db, Guid id, long? position, string? hash)
        => db.Audit.Where(e => e.Id == id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Position, position).SetProperty(e => e.Hash, hash));

    private static AuditEntry Copy(AuditEntry entry, Guid id, long? position) => new()
    {
        Id = id,
        OccurredUtc = entry.OccurredUtc,
        Module = entry.Module,
        Action = entry.Action,
        IsView = entry.IsView,
        Outcome = entry.Outcome,
        UserId = entry.UserId,
        UserName = entry.UserName,
        AgencyCode = entry.AgencyCode,
        CoveringFor = entry.CoveringFor,
        RecordType = entry.RecordType,
        RecordId = entry.RecordId,
        Hits = entry.Hits,
        Fields = entry.Fields,
        Reason = entry.Reason,
        ReasonHash = entry.ReasonHash,
        RemoteAddress = entry.RemoteAddress,
        KeyId = entry.KeyId,
        Mac = entry.Mac,
        Position = position,
        Hash = entry.Hash,
    };
}
