using Platform.Kernel.Settings;

namespace Platform.FocusedDeterrence;

internal static class FocusedDeterrenceSettings
{
    public const string DecisionWorkingDays = "FocusedDeterrence.DecisionWorkingDays";
    public const string FirstOfferWorkingDays = "FocusedDeterrence.FirstOfferWorkingDays";
    public const string AnswerWorkingDays = "FocusedDeterrence.AnswerWorkingDays";
    public const string BalanceDays = "FocusedDeterrence.BalanceDays";
}

internal sealed class FocusedDeterrenceSettingDefinitionProvider : SettingDefinitionProvider
{
    public override void Define(SettingDefinitionContext context)
        => context
            .Add(new SettingDefinition(FocusedDeterrenceSettings.DecisionWorkingDays, "Working days to a panel's decision on a nomination", 10, 1, 60, "local standard"))
            .Add(new SettingDefinition(FocusedDeterrenceSettings.FirstOfferWorkingDays, "Working days from joining a cohort to the first offer of support", 2, 1, 30, "local standard, after the 48 hours of the fidelity checklist"))
            .Add(new SettingDefinition(FocusedDeterrenceSettings.AnswerWorkingDays, "Working days until an unanswered offer of support is followed up", 10, 1, 60, "local standard"))
            .Add(new SettingDefinition(FocusedDeterrenceSettings.BalanceDays, "Days within which enforcement must be balanced by support", 28, 7, 180, "local standard"));
}
