namespace Platform.Kernel.Auditing;

/// <summary>One line of the audit trail, <c>sys_Audit</c>: who saw or changed what, when and from where. Holds identifiers, never content.</summary>
internal sealed class AuditEntry
{
    public const int MaxCoveringFor = 400;

    public Guid Id { get; init; }

    public DateTime OccurredUtc { get; init; }

    public required string Module { get; init; }

    /// <summary>The request's name, for example <c>OpenCase</c>.</summary>
    public required string Action { get; init; }

    public bool IsView { get; init; }

    public Guid? UserId { get; init; }

    public required string UserName { get; init; }

    public string? AgencyCode { get; init; }

    /// <summary>The absent colleagues whose work the person did at the time, as colleagues know them; null for nobody.</summary>
    public string? CoveringFor { get; init; }

    public string? RecordType { get; init; }

    public Guid? RecordId { get; init; }

    /// <summary>Why, where a reason was asked.</summary>
    public string? Reason { get; init; }

    public string? RemoteAddress { get; init; }
}
