using Platform.Kernel.Security;

namespace Platform.FocusedDeterrence;

internal static class FocusedDeterrencePermissions
{
    public const string View = "FocusedDeterrence.Nominations.View";
    public const string Nominate = "FocusedDeterrence.Nominations.Nominate";
    public const string Decide = "FocusedDeterrence.Nominations.Decide";
    public const string Support = "FocusedDeterrence.Members.Support";
    public const string ManageCohorts = "FocusedDeterrence.Cohorts.Manage";
}

internal sealed class FocusedDeterrencePermissionDefinitionProvider : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context)
        => context.AddGroup("FocusedDeterrence", "Focused deterrence")
            .AddPermission(FocusedDeterrencePermissions.View, "See cohorts, nominations and offers of support", Roles.DeterrenceCoordinator, Roles.OperationsManager, Roles.CaseManager)
            .AddPermission(FocusedDeterrencePermissions.Nominate, "Nominate somebody for a cohort", Roles.DeterrenceCoordinator, Roles.OperationsManager, Roles.CaseManager)
            .AddPermission(FocusedDeterrencePermissions.Decide, "Record what the panel decided", Roles.DeterrenceCoordinator)
            .AddPermission(FocusedDeterrencePermissions.Support, "Record contacts, offers of support and answers", Roles.DeterrenceCoordinator, Roles.CaseManager)
            .AddPermission(FocusedDeterrencePermissions.ManageCohorts, "Draft, open, review and close cohorts", Roles.DeterrenceCoordinator, Roles.OperationsManager);
}
