using Platform.Kernel.Security;

namespace Platform.NewWorkstream;

internal static class NewWorkstreamPermissions
{
    public const string View = "NewWorkstream.Referrals.View";

    public const string Record = "NewWorkstream.Referrals.Record";
}

internal sealed class NewWorkstreamPermissionDefinitionProvider : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context)
        => context.AddGroup("NewWorkstream", "New workstream")
            .AddPermission(NewWorkstreamPermissions.View, "See referrals", Roles.CaseManager, Roles.OperationsManager)
            .AddPermission(NewWorkstreamPermissions.Record, "Make and close referrals", Roles.CaseManager);
}
