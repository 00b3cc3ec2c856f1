using Platform.Kernel.Settings;

namespace Platform.Participation;

internal static class ParticipationSettings
{
    public const string ViewWorkingDays = "Participation.ViewWorkingDays";

    public const string AnswerWorkingDays = "Participation.AnswerWorkingDays";

    public const string TellWorkingDays = "Participation.TellWorkingDays";
}

internal sealed class ParticipationSettingDefinitionProvider : SettingDefinitionProvider
{
    public override void Define(SettingDefinitionContext context) => context
        .Add(new SettingDefinition(
            ParticipationSettings.ViewWorkingDays, "Working days to ask a child for their view of a plan, a programme or a closed case", 10, 1, 60,
            "Local standard. A change applies to new requests.", IsConfirmed: false))
        .Add(new SettingDefinition(
            ParticipationSettings.AnswerWorkingDays, "Working days in which the owner of a theme answers", 20, 1, 120,
            "Local standard. A change applies to new themes.", IsConfirmed: false))
        .Add(new SettingDefinition(
            ParticipationSettings.TellWorkingDays, "Working days from raising a theme to telling those who said it", 40, 1, 120,
            "Local standard: eight weeks from what was said to an answer. A change applies to new themes.", IsConfirmed: false));
}
