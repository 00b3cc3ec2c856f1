namespace Platform.Kernel.Merging;

/// <summary>
/// Two records of one person are one since then, <c>sys_PersonMerge</c>. The merged record stays where it is and is found under the
/// surviving one; until it is taken apart again its identifier means the surviving one. Written by the module that owns the records.
/// </summary>
public sealed class PersonMerge
{
    /// <summary>The merge.</summary>
    public required Guid Id { get; init; }

    /// <summary>One of <see cref="Rights.PersonKinds"/>.</summary>
    public required string PersonKind { get; init; }

    /// <summary>The record that stays.</summary>
    public required Guid SurvivingId { get; init; }

    /// <summary>The record that is in it now.</summary>
    public required Guid MergedId { get; init; }

    /// <summary>When.</summary>
    public required DateTime MergedUtc { get; init; }

    /// <summary>Who decided.</summary>
    public required Guid? MergedBy { get; init; }

    /// <summary>Why the two are one.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was taken apart again; null while it holds.</summary>
    public DateTime? UnmergedUtc { get; set; }

    /// <summary>Who took it apart.</summary>
    public Guid? UnmergedBy { get; set; }
}

/// <summary>One row that a merge gave to the surviving record, <c>sys_PersonMergeRow</c>: what taking it apart gives back, and nothing else.</summary>
internal sealed class PersonMergeRow
{
    public required Guid Id { get; init; }

    public required Guid MergeId { get; init; }

    /// <summary>The module whose row it is.</summary>
    public required string Module { get; init; }

    /// <summary>The entity and its property, as the model calls them.</summary>
    public required string Entity { get; init; }

    public required string Property { get; init; }

    /// <summary>The other values of the row's key, by slashes.</summary>
    public required string RowKey { get; init; }
}
