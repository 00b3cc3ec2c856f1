using Platform.Kernel.Settings;

namespace Platform.VictimServices;

internal static class VictimServicesSettings
{
    /// <summary>Working days from the day the service was told to first contact.</summary>
    public const string FirstContactWorkingDays = "VictimServices.FirstContactWorkingDays";

    /// <summary>Attempts before a contact may end for want of a reply.</summary>
    public const string AttemptsBeforeNoReply = "VictimServices.AttemptsBeforeNoReply";
}

internal sealed class VictimServicesSettingDefinitionProvider : SettingDefinitionProvider
{
    public override void Define(SettingDefinitionContext context) => context
        .Add(new SettingDefinition(
            VictimServicesSettings.FirstContactWorkingDays, "Working days to first contact with a person harmed", 10, 1, 60,
            "Local standard. Ten working days is often quoted, but is not in the Victims' Code (November 2020); local policies use 5 to 20. A change applies to new contacts.",
            IsConfirmed: false))
        .Add(new SettingDefinition(
            VictimServicesSettings.AttemptsBeforeNoReply, "Attempts, in at least two ways, before a contact may end without a reply", 3, 1, 10,
            "Local standard.",
            IsConfirmed: false));
}
