namespace Platform.Kernel.Modularity;

/// <summary>Whether a workstream is switched on, <c>sys_Module</c>.</summary>
internal sealed class ModuleState
{
    public required string Name { get; init; }

    public bool IsEnabled { get; set; }

    public DateTime ChangedUtc { get; set; }

    public string? ChangedBy { get; set; }

    public long Version { get; set; }
}
