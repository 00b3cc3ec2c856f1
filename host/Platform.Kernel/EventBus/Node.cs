namespace Platform.Kernel.EventBus;

/// <summary>One process of the platform that works on this database, <c>sys_Node</c>. Its lease is the time until which it counts as alive.</summary>
internal sealed class Node
{
    /// <summary>New with each start of the process.</summary>
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Machine { get; init; }

    public int ProcessId { get; init; }

    public DateTime StartedUtc { get; init; }

    /// <summary>When it last said that it is there.</summary>
    public DateTime SeenUtc { get; set; }

    /// <summary>From then on others do its work, unless it says again that it is there.</summary>
    public DateTime UntilUtc { get; set; }

    /// <summary>The modules it has loaded with their versions: <c>case-management/1.0.0.0 csp-reporting/1.1.0.0</c>.</summary>
    public required string Modules { get; init; }

    public IReadOnlyDictionary<string, Version> ReadModules() => Modules
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(m => m.Split('/'))
        .ToDictionary(m => m[0], m => Version.Parse(m[1]), StringComparer.Ordinal);

    public static string WriteModules(IEnumerable<KeyValuePair<string, Version>> modules)
        => string.Join(' ', modules.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}/{m.Value}"));
}
