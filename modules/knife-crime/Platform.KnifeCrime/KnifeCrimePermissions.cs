using Platform.Kernel.Security;

namespace Platform.KnifeCrime;

internal static class KnifeCrimePermissions
{
    public const string View = "KnifeCrime.Interventions.View";
    public const string Decide = "KnifeCrime.Interventions.Decide";
    public const string Deliver = "KnifeCrime.Interventions.Deliver";
}

internal sealed class KnifeCrimePermissionDefinitionProvider : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context)
        => context.AddGroup("KnifeCrime", "Knife-crime interventions")
            .AddPermission(KnifeCrimePermissions.View, "See requests, sessions and what children said", Roles.ProgrammeWorker, Roles.OperationsManager, Roles.CaseManager)
            .AddPermission(KnifeCrimePermissions.Decide, "Accept or decline a request", Roles.ProgrammeWorker, Roles.OperationsManager)
            .AddPermission(KnifeCrimePermissions.Deliver, "Record the child's agreement, sessions, the end and follow-ups", Roles.ProgrammeWorker);
}
