using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;

namespace Platform.Kernel.Auditing;

/// <summary>
/// Reads the whole trail in the order of the chain, some rows at a time, and finds the first that is not as it was written:
/// changed, missing, added, moved, or cut off at the end.
/// </summary>
internal sealed class AuditVerifier(KernelDbContext kernel, AuditKeyRing keys, AuditAnchor anchor, TimeProvider timeProvider)
{
    /// <summary>The action under which an erased reason is recorded, about the entry that lost it.</summary>
    public const string ReasonErased = "ReasonErased";

    /// <summary>The record type of entries of the trail itself.</summary>
    public const string EntryRecordType = "audit-entry";

    private const int PageSize = 2000;

    /// <summary>Verifies the chain and what waits for its seal.</summary>
    /// <param name="progress">Told the share that is done, from 0 to 1.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AuditVerification> VerifyAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var walk = new Walk { Anchored = anchor.Read() };
        try
        {
            await VerifyChainAsync(walk, progress, cancellationToken).ConfigureAwait(false);
            await VerifyUnsealedAsync(walk, cancellationToken).ConfigureAwait(false);
        }
        catch (BrokenException broken)
        {
            return walk.Result(timeProvider.GetUtcNow().UtcDateTime, broken);
        }

        return walk.Result(timeProvider.GetUtcNow().UtcDateTime, broken: null);
    }

    private async Task VerifyChainAsync(Walk walk, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        await BeginAsync(walk, cancellationToken).ConfigureAwait(false);
        var erased = (await kernel.Audit.AsNoTracking()
            .Where(e => e.RecordType == EntryRecordType && e.Action == ReasonErased && e.RecordId != null)
            .Select(e => e.RecordId!.Value)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false)).ToHashSet();
        var end = await kernel.AuditSeals.AsNoTracking().MaxAsync(s => (long?)s.LastPosition, cancellationToken).ConfigureAwait(false) ?? 0;
        var total = Math.Max(1, end - walk.Position);
        var begin = walk.Position;

        await using var entries = EntriesAsync(walk.Position, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await foreach (var seal in SealsAsync(walk.SealNumber, cancellationToken).ConfigureAwait(false))
        {
            CheckSeal(walk, seal);
            var key = Key(seal.KeyId, walk.Position + 1, seal.SealedUtc);
            while (walk.Position < seal.LastPosition)
            {
                var expected = walk.Position + 1;
                if (!await entries.MoveNextAsync().ConfigureAwait(false) || entries.Current.Position > expected)
                    throw new BrokenException(expected, null, $"Entry {Text(expected)} is missing: it was sealed on {Text(seal.SealedUtc)}.");
                var entry = entries.Current;
                if (entry.Position < expected)
                    throw new BrokenException(entry.Position, entry.OccurredUtc, $"Entry {Text(entry.Position!.Value)} is there twice.");
                CheckContent(entry, erased);
                if (entry.Hash != AuditHash.Link(key, walk.Hash, expected, entry.Mac))
                    throw new BrokenException(expected, entry.OccurredUtc, $"Entry {Text(expected)} of {Text(entry.OccurredUtc)} is not the one that was sealed here: it was changed, moved or put in between.");
                walk.Position = expected;
                walk.Hash = entry.Hash;
                walk.Entries++;
                if (walk.Entries % PageSize == 0)
                    progress?.Report((double)(walk.Position - begin) / total);
            }

            if (walk.Hash != seal.LastHash)
                throw new BrokenException(seal.LastPosition, null, $"The seal over entry {Text(seal.LastPosition)} is not the seal of that entry.");
            walk.SealNumber = seal.Number;
            walk.SealHash = seal.Hash;
            walk.LastSealedUtc = seal.SealedUtc;
        }

        // Sealed while this read: those are for the next time. What no seal covers was put there.
        var beyond = walk.Position;
        if (await entries.MoveNextAsync().ConfigureAwait(false)
            && !await kernel.AuditSeals.AsNoTracking().AnyAsync(s => s.LastPosition > beyond, cancellationToken).ConfigureAwait(false))
            throw new BrokenException(entries.Current.Position, entries.Current.OccurredUtc, $"Entry {Text(entries.Current.Position!.Value)} has a position that no seal covers: it was put there.");

        var cut = walk.Anchored.Values.Where(a => a.Number > walk.SealNumber).MinBy(a => a.Number);
        if (cut is not null)
            throw new BrokenException(walk.Position + 1, cut.SealedUtc,
                $"The end is cut off: the trail stops at entry {Text(walk.Position)}, and the anchor file remembers seal {Text(cut.Number)} over entry {Text(cut.LastPosition)} of {Text(cut.SealedUtc)}.");
        progress?.Report(1);
    }

    /// <summary>Where the chain starts: at the beginning, or behind what somebody disposed of, as the newest disposal says.</summary>
    private async Task BeginAsync(Walk walk, CancellationToken cancellationToken)
    {
        var disposal = await kernel.AuditSeals.AsNoTracking().Where(s => s.DisposedPosition != null).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (disposal is null)
            return;
        if (disposal.Hash != AuditHash.Seal(Key(disposal.KeyId, disposal.DisposedPosition, disposal.SealedUtc), disposal))
            throw new BrokenException(disposal.DisposedPosition + 1, disposal.SealedUtc, $"The record that entries up to {Text(disposal.DisposedPosition!.Value)} were disposed of is not genuine.");
        walk.Position = disposal.DisposedPosition!.Value;
        walk.Hash = disposal.DisposedHash!;
        walk.SealNumber = disposal.DisposedSeal!.Value;
        walk.SealHash = disposal.DisposedSealHash!;
        walk.FirstPosition = walk.Position + 1;
    }

    private void CheckSeal(Walk walk, AuditSeal seal)
    {
        var position = walk.Position + 1;
        if (seal.Number != walk.SealNumber + 1)
            throw new BrokenException(position, seal.SealedUtc, $"Seal {Text(walk.SealNumber + 1)}, which begins at entry {Text(position)}, is missing.");
        if (seal.PreviousHash != walk.SealHash || seal.FirstPosition != position || seal.LastPosition < walk.Position
            || seal.Hash != AuditHash.Seal(Key(seal.KeyId, position, seal.SealedUtc), seal))
            throw new BrokenException(position, seal.SealedUtc, $"Seal {Text(seal.Number)}, which begins at entry {Text(position)}, was changed or put there.");
        if (walk.Anchored.TryGetValue(seal.Number, out var anchored) && anchored.Hash != seal.Hash)
            throw new BrokenException(position, seal.SealedUtc, $"Seal {Text(seal.Number)}, which begins at entry {Text(position)}, is another than the anchor file remembers: the trail was written anew, or an older backup was restored.");
    }

    private void CheckContent(AuditEntry entry, HashSet<Guid> erased)
    {
        var key = Key(entry.KeyId, entry.Position, entry.OccurredUtc);
        var reasonIsGenuine = entry.Reason is null && entry.ReasonHash is not null ? erased.Contains(entry.Id) : AuditHash.Reason(key, entry.Id, entry.Reason) == entry.ReasonHash;
        if (!reasonIsGenuine || entry.Mac != AuditHash.Content(key, entry))
            throw new BrokenException(entry.Position, entry.OccurredUtc, entry.Position is { } position
                ? $"Entry {Text(position)} of {Text(entry.OccurredUtc)} was changed after it was written, or was not written by the platform."
                : $"An entry of {Text(entry.OccurredUtc)} that is not sealed yet was changed after it was written, or was not written by the platform.");
    }

    private async Task VerifyUnsealedAsync(Walk walk, CancellationToken cancellationToken)
    {
        await foreach (var entry in kernel.Audit.AsNoTracking().Where(e => e.Position == null && (e.Mac != "" || walk.SealNumber > 0)).AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            CheckContent(entry, []);
            walk.Unsealed++;
        }
    }

    private async IAsyncEnumerable<AuditSeal> SealsAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var from = after; ;)
        {
            var start = from;
            var page = await kernel.AuditSeals.AsNoTracking().Where(s => s.Number > start).OrderBy(s => s.Number).Take(PageSize).ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var seal in page)
                yield return seal;
            if (page.Count < PageSize)
                yield break;
            from = page[^1].Number;
        }
    }

    private async IAsyncEnumerable<AuditEntry> EntriesAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var from = after; ;)
        {
            var start = from;
            var page = await kernel.Audit.AsNoTracking().Where(e => e.Position > start).OrderBy(e => e.Position).Take(PageSize).ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var entry in page)
                yield return entry;
            if (page.Count < PageSize)
                yield break;
            from = page[^1].Position!.Value;
        }
    }

    private byte[] Key(string id, long? position, DateTime utc) => keys.Find(id)
        ?? throw new BrokenException(position, utc, $"The key '{id}', with which {(position is { } at ? $"entry {Text(at)}" : "an entry")} of {Text(utc)} was authenticated, is not here. Restore the folder 'keys' from the backup, or the entry was changed.");

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(DateTime utc) => utc.ToString("d MMMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>How far the walk along the chain has come.</summary>
    private sealed class Walk
    {
        public required IReadOnlyDictionary<long, AnchoredSeal> Anchored { get; init; }

        public long FirstPosition { get; set; } = 1;

        public long Position { get; set; }

        public string Hash { get; set; } = AuditHash.Beginning;

        public long SealNumber { get; set; }

        public string SealHash { get; set; } = AuditHash.Beginning;

        public DateTime? LastSealedUtc { get; set; }

        public long Entries { get; set; }

        public long Unsealed { get; set; }

        public AuditVerification Result(DateTime now, BrokenException? broken) => new(
            broken is null,
            broken?.Message ?? (Entries == 0
                ? $"Nothing is sealed yet. {Text(Unsealed)} entries wait for their seal."
                : $"Every entry from {Text(FirstPosition)} to {Text(Position)} is as it was written, up to {Text(LastSealedUtc ?? now)}. {Text(Unsealed)} wait for their seal."),
            Entries, Unsealed, FirstPosition, Position, broken?.Position, broken?.OccurredUtc, SealNumber, SealHash, LastSealedUtc, now);
    }

    private sealed class BrokenException(long? position, DateTime? occurredUtc, string says) : Exception(says)
    {
        public long? Position => position;

        public DateTime? OccurredUtc => occurredUtc;
    }
}

/// <summary>What a verification found.</summary>
/// <param name="IsIntact">Every entry is as it was written and where it was sealed.</param>
/// <param name="Says">A sentence for people.</param>
/// <param name="Entries">How many entries were found right.</param>
/// <param name="Unsealed">How many wait for their seal; they are authenticated, and their removal would not be noticed.</param>
/// <param name="FirstPosition">Where the chain begins: 1, or behind what was disposed of.</param>
/// <param name="LastPosition">The last position that is right.</param>
/// <param name="WrongPosition">The first position that is wrong; null when none is, or when a wrong entry is not sealed yet.</param>
/// <param name="WrongUtc">When the wrong entry claims to have happened, or its seal.</param>
/// <param name="Seal">The last seal that is right.</param>
/// <param name="SealHash">Its hash: write it down elsewhere, and the trail up to it cannot be written anew unseen.</param>
/// <param name="SealedUtc">When it was made.</param>
/// <param name="VerifiedUtc">When this was found.</param>
internal sealed record AuditVerification(
    bool IsIntact, string Says, long Entries, long Unsealed, long FirstPosition, long LastPosition, long? WrongPosition, DateTime? WrongUtc, long Seal, string SealHash, DateTime? SealedUtc, DateTime VerifiedUtc);
