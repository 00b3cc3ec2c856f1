namespace Platform.Kernel.Auditing;

/// <summary>How the audit trail is sealed. Bound to the section <c>Audit</c> of the configuration.</summary>
internal sealed class AuditOptions
{
    /// <summary>How long a written entry waits for its seal at the most, when the database keeps up.</summary>
    public TimeSpan SealInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Entries in one seal at the most: how long one seal holds SQLite's only writer.</summary>
    public int BatchSize { get; set; } = 200;

    /// <summary>Of a long backlog: the share of the time in which sealing works, so that people's requests have the rest.</summary>
    public double WorkShare { get; set; } = 0.04;

    /// <summary>How long a node may be silent before another takes over.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Keys by their identifier, in base64, for several nodes: <c>Audit:Keys:NAME</c>. Without any, a file is used.</summary>
    public Dictionary<string, string> Keys { get; set; } = [];

    /// <summary>Which of <see cref="Keys"/> new entries are authenticated with.</summary>
    public string? CurrentKey { get; set; }
}
