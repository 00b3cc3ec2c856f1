using Platform.Kernel.Security;

namespace Platform.VictimServices;

internal static class VictimServicesPermissions
{
    /// <summary>Everything this module shows about a person who was harmed; also the child's panel and timeline.</summary>
    public const string View = "VictimServices.Contacts.View";

    public const string Record = "VictimServices.Contacts.Record";

    /// <summary>Counts alone, small ones hidden.</summary>
    public const string Figures = "VictimServices.Figures.View";
}

internal sealed class VictimServicesPermissionDefinitionProvider : PermissionDefinitionProvider
{
    // Nobody who works with the child who caused the harm holds the first two: Victims' Code, right 4, and HMIP standard V1.
    public override void Define(PermissionDefinitionContext context)
        => context.AddGroup("VictimServices", "Victim services")
            .AddPermission(VictimServicesPermissions.View, "See people who have been harmed and the contact with them", Roles.VictimWorker)
            .AddPermission(VictimServicesPermissions.Record, "Record contact with people who have been harmed, and their consent", Roles.VictimWorker)
            .AddPermission(VictimServicesPermissions.Figures, "See counts of contacts, without any content", Roles.OperationsManager, Roles.ServiceLead);
}
