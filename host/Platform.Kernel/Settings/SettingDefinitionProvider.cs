namespace Platform.Kernel.Settings;

/// <summary>
/// Declares what a service lead can set in a module (ABP: <c>SettingDefinitionProvider</c>): each with a type, bounds, a
/// default and where the default comes from.
/// </summary>
public abstract class SettingDefinitionProvider
{
    /// <summary>Adds settings.</summary>
    public abstract void Define(SettingDefinitionContext context);
}

/// <summary>What a provider writes to.</summary>
public sealed class SettingDefinitionContext
{
    private readonly List<SettingDefinition> settings = [];

    /// <summary>The settings so far.</summary>
    public IReadOnlyList<SettingDefinition> Settings => settings;

    /// <summary>Adds one setting.</summary>
    public SettingDefinitionContext Add(SettingDefinition setting)
    {
        settings.Add(setting);
        return this;
    }
}

/// <summary>One whole-number setting: a time limit, a threshold, a count.</summary>
/// <param name="Name">The constant that code names, for example <c>VictimServices.FirstContactWorkingDays</c>.</param>
/// <param name="DisplayName">As the settings page shows it, with its unit: "Working days to first contact".</param>
/// <param name="Default">Its value until somebody changes it.</param>
/// <param name="Minimum">The lowest value that is accepted.</param>
/// <param name="Maximum">The highest value that is accepted.</param>
/// <param name="Source">Where the default comes from: publication, section, edition; or "local standard".</param>
/// <param name="IsConfirmed">False: the source has not been confirmed yet, and pages say so.</param>
public sealed record SettingDefinition(string Name, string DisplayName, int Default, int Minimum, int Maximum, string Source, bool IsConfirmed = true);
