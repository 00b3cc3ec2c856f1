namespace Platform.Kernel.Settings;

/// <summary>A setting or a feature that somebody changed from its default, <c>sys_Setting</c>.</summary>
internal sealed class SettingValue
{
    public required string Name { get; init; }

    public required string Value { get; set; }

    public DateTime ChangedUtc { get; set; }

    public string? ChangedBy { get; set; }
}
