using Platform.Kernel.Security;

namespace Platform.Participation;

internal static class ParticipationPermissions
{
    /// <summary>Record what somebody said, and see which children are still to be asked.</summary>
    public const string RecordVoice = "Participation.Voices.Record";

    /// <summary>Read what was said. What a person harmed said is for those who hold <see cref="ManageThemes"/> alone.</summary>
    public const string ViewVoices = "Participation.Voices.View";

    public const string ManageThemes = "Participation.Themes.Manage";

    public const string ViewThemes = "Participation.Themes.View";
}

internal sealed class ParticipationPermissionDefinitionProvider : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context)
        => context.AddGroup("Participation", "Participation")
            .AddPermission(ParticipationPermissions.RecordVoice, "Record what a child or family says, with their consent", Roles.ParticipationLead, Roles.CaseManager, Roles.ProgrammeWorker)
            .AddPermission(ParticipationPermissions.ViewVoices, "Read what children and families said", Roles.ParticipationLead, Roles.CaseManager, Roles.OperationsManager, Roles.ProgrammeWorker)
            .AddPermission(ParticipationPermissions.ManageThemes, "Raise themes, record answers and tell people, and keep the list of themes", Roles.ParticipationLead)
            .AddPermission(
                ParticipationPermissions.ViewThemes, "See themes and “you said, we did”",
                Roles.ParticipationLead, Roles.CaseManager, Roles.OperationsManager, Roles.ProgrammeWorker, Roles.ServiceLead, Roles.DeterrenceCoordinator, Roles.Analyst);
}
