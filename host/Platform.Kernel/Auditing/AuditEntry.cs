namespace Platform.Kernel.Auditing;

/// <summary>
/// One line of the audit trail, <c>sys_Audit</c>: who saw or changed what, when and from where. Holds identifiers and names of
/// fields, never content. It is authenticated when it is written (<see cref="Mac"/>) and chained to its predecessor when it is
/// sealed (<see cref="Position"/>, <see cref="Hash"/>); nothing else of it ever changes but a reason that is erased.
/// </summary>
internal sealed class AuditEntry
{
    public const int MaxCoveringFor = 400;
    public const int UserNameLength = 200;
    public const int ReasonLength = 1000;
    public const int FieldsLength = 2000;

    public Guid Id { get; init; }

    public DateTime OccurredUtc { get; init; }

    public required string Module { get; init; }

    /// <summary>The request's name, for example <c>OpenCase</c>.</summary>
    public required string Action { get; init; }

    public bool IsView { get; init; }

    public AuditOutcome Outcome { get; init; }

    public Guid? UserId { get; init; }

    public required string UserName { get; init; }

    public string? AgencyCode { get; init; }

    /// <summary>The absent colleagues whose work the person did at the time, as colleagues know them; null for nobody.</summary>
    public string? CoveringFor { get; init; }

    public string? RecordType { get; init; }

    public Guid? RecordId { get; init; }

    /// <summary>Of a search: how many people it found. What was searched for is not kept.</summary>
    public int? Hits { get; init; }

    /// <summary>Of a change: the names of the fields that changed, and never their values.</summary>
    public string? Fields { get; init; }

    /// <summary>Why, where a reason was asked. Free text, so it may name somebody and may have to be erased; its hash stays.</summary>
    public string? Reason { get; set; }

    public string? RemoteAddress { get; init; }

    /// <summary>Authenticates the reason by itself, so that the entry can still be verified when the reason is erased.</summary>
    public string? ReasonHash { get; set; }

    /// <summary>The key that <see cref="ReasonHash"/> and <see cref="Mac"/> were made with.</summary>
    public string KeyId { get; set; } = "";

    /// <summary>Authenticates the content. Made by the program that wrote the entry, with a key that the database does not hold.</summary>
    public string Mac { get; set; } = "";

    /// <summary>The place in the chain, from 1 and without a gap; null until the entry is sealed.</summary>
    public long? Position { get; set; }

    /// <summary>Ties the entry to all before it; null until it is sealed.</summary>
    public string? Hash { get; set; }
}

/// <summary>What came of what somebody tried.</summary>
public enum AuditOutcome
{
    /// <summary>It was seen or done.</summary>
    Done,

    /// <summary>The person lacks the permission.</summary>
    Denied,

    /// <summary>The record is not there, or is out of the person's reach. The person is not told which.</summary>
    NotFound,

    /// <summary>The workstream is switched off.</summary>
    SwitchedOff,
}
