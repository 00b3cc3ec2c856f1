using Platform.Kernel.Settings;

namespace Platform.KnifeCrime;

internal static class KnifeCrimeSettings
{
    public const string DecisionWorkingDays = "KnifeCrime.DecisionWorkingDays";
    public const string FirstSessionWorkingDays = "KnifeCrime.FirstSessionWorkingDays";
    public const string ReviewWorkingDays = "KnifeCrime.ReviewWorkingDays";
}

internal sealed class KnifeCrimeSettingDefinitionProvider : SettingDefinitionProvider
{
    public override void Define(SettingDefinitionContext context)
        => context
            .Add(new SettingDefinition(KnifeCrimeSettings.DecisionWorkingDays, "Working days to decide on a request for knife-crime support", 5, 1, 40, "local standard"))
            .Add(new SettingDefinition(KnifeCrimeSettings.FirstSessionWorkingDays, "Working days from acceptance to the first knife-crime session", 10, 1, 60, "local standard"))
            .Add(new SettingDefinition(KnifeCrimeSettings.ReviewWorkingDays, "Working days to review knife-crime support after the child's case has closed", 5, 1, 40, "local standard"));
}
