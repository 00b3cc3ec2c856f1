using Platform.Kernel.Security;

namespace Platform.CspReporting;

/// <summary>What people may do in CSP reporting.</summary>
internal static class CspReportingPermissions
{
    /// <summary>See the quarterly reports of one's areas, and which public data they rest on.</summary>
    public const string ViewReports = "CspReporting.Reports.View";

    /// <summary>Publish a report, which freezes its figures.</summary>
    public const string PublishReports = "CspReporting.Reports.Publish";

    /// <summary>Import public data.</summary>
    public const string ImportPublicData = "CspReporting.PublicData.Import";
}

internal sealed class CspReportingPermissionProvider : PermissionDefinitionProvider
{
    /// <inheritdoc />
    public override void Define(PermissionDefinitionContext context)
        => context.AddGroup("CspReporting", "CSP reporting")
            .AddPermission(CspReportingPermissions.ViewReports, "See the quarterly reports and their sources",
                Roles.Analyst, Roles.ServiceLead, Roles.OperationsManager, Roles.ParticipationLead, Roles.DeterrenceCoordinator)
            .AddPermission(CspReportingPermissions.PublishReports, "Publish a quarterly report", Roles.ServiceLead)
            .AddPermission(CspReportingPermissions.ImportPublicData, "Import recorded crime, populations, lookups and boundaries", Roles.Analyst, Roles.ServiceLead);
}
