namespace Platform.Kernel.Auditing;

/// <summary>
/// One link of the chain of seals, <c>sys_AuditSeal</c>: it closes a batch of entries, or states that old entries were disposed
/// of and by whom. Each authenticates itself and the one before it.
/// </summary>
internal sealed class AuditSeal
{
    /// <summary>From 1, without a gap. Two nodes that seal at once meet at this key, and one of them gives way.</summary>
    public long Number { get; init; }

    public DateTime SealedUtc { get; init; }

    /// <summary>The node that sealed, or the person who disposed.</summary>
    public required string SealedBy { get; init; }

    /// <summary>The key that this seal and the hashes of its entries were made with.</summary>
    public required string KeyId { get; init; }

    public long FirstPosition { get; init; }

    /// <summary>The end of the chain with this seal. For a disposal, which adds no entry, the end that was there.</summary>
    public long LastPosition { get; init; }

    /// <summary>The hash of the entry at <see cref="LastPosition"/>.</summary>
    public required string LastHash { get; init; }

    /// <summary>Of a disposal: entries up to here are gone.</summary>
    public long? DisposedPosition { get; init; }

    /// <summary>Of a disposal: the hash of the last entry that is gone, at which the rest of the chain begins.</summary>
    public string? DisposedHash { get; init; }

    /// <summary>Of a disposal: seals up to this one went with their entries.</summary>
    public long? DisposedSeal { get; init; }

    /// <summary>Of a disposal: the hash of the last seal that is gone.</summary>
    public string? DisposedSealHash { get; init; }

    /// <summary>Of a disposal: why.</summary>
    public string? Reason { get; init; }

    public required string PreviousHash { get; init; }

    public string Hash { get; set; } = "";
}

/// <summary>What a verification found, <c>sys_AuditCheck</c>; the audit page and the health check show the newest.</summary>
internal sealed class AuditCheck
{
    public Guid Id { get; init; }

    public DateTime CheckedUtc { get; init; }

    public required string CheckedBy { get; init; }

    public bool IsIntact { get; init; }

    public long Entries { get; init; }

    public long LastPosition { get; init; }

    /// <summary>The first entry that is wrong; null when none is, or when the wrong one is not sealed yet.</summary>
    public long? WrongPosition { get; init; }

    public required string Says { get; init; }
}

/// <summary>Work that one node does at a time, <c>sys_Lease</c>. It saves work and keeps nothing safe: two holders do no harm.</summary>
internal sealed class NodeLease
{
    public required string Name { get; init; }

    public string? Owner { get; set; }

    public DateTime? UntilUtc { get; set; }
}
