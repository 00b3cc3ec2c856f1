using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.Host.Rights;

internal sealed class RightsPermissionProvider : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context) => context.AddGroup("InformationRights", "Information rights")
        .AddPermission(RightsPermissions.Handle, "Answer requests about information rights", Roles.InformationGovernanceLead)
        .AddPermission(RightsPermissions.PeopleHarmed, "Answer such requests for people who were harmed and for witnesses", Roles.InformationGovernanceLead)
        .AddPermission(RightsPermissions.Confirm, "Confirm an erasure or a disposal that somebody else asked for", Roles.InformationGovernanceLead, Roles.OperationsManager);
}

internal sealed class RightsNavigation : IMenuContributor
{
    public Task ConfigureMenuAsync(MenuConfigurationContext context)
    {
        context.Add(new MenuItem("Information rights", "/rights", RightsPermissions.Handle, 900));
        return Task.CompletedTask;
    }
}
