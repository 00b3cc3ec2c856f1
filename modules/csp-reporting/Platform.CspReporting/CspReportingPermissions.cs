using Platform.Kernel.Security;

namespace Platform.CspReporting;

/// <summary>What people may do in CSP reporting.</summary>
internal static class CspReportingPermissions
{
    /// <summary>See the quarterly reports of one's areas, and which public data they rest on.</summary>
    public const string ViewReports = "CspReporting.Reports.View";

    /// <summary>Write the summary of a report and begin its way to publication.</summary>
    public const string DraftReports = "CspReporting.Reports.Draft";

    /// <summary>Check a report that somebody else drafted.</summary>
    public const string CheckReports = "CspReporting.Reports.Check";

    /// <summary>Sign off and publish a report.</summary>
    public const string PublishReports = "CspReporting.Reports.Publish";

    /// <summary>Take up gaps between groups, agree actions and review them.</summary>
    public const string WorkOnGaps = "CspReporting.Gaps.Work";

    /// <summary>Enter figures of indicators as they were published, and make a quarter's return.</summary>
    public const string EnterIndicators = "CspReporting.Indicators.Enter";

    /// <summary>Change the rules of indicators, and set targets.</summary>
    public const string DefineIndicators = "CspReporting.Indicators.Define";

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
            .AddPermission(CspReportingPermissions.DraftReports, "Draft a quarterly report", Roles.Analyst, Roles.ServiceLead)
            .AddPermission(CspReportingPermissions.CheckReports, "Check a quarterly report that somebody else drafted", Roles.Analyst, Roles.ServiceLead, Roles.OperationsManager)
            .AddPermission(CspReportingPermissions.PublishReports, "Sign off and publish a quarterly report", Roles.ServiceLead)
            .AddPermission(CspReportingPermissions.WorkOnGaps, "Take up gaps between groups, agree actions and review them", Roles.Analyst, Roles.ServiceLead, Roles.OperationsManager)
            .AddPermission(CspReportingPermissions.EnterIndicators, "Enter published figures of indicators and make a quarter's return", Roles.Analyst, Roles.ServiceLead)
            .AddPermission(CspReportingPermissions.DefineIndicators, "Change the rules of indicators and set targets", Roles.ServiceLead)
            .AddPermission(CspReportingPermissions.ImportPublicData, "Import recorded crime, populations, lookups and boundaries", Roles.Analyst, Roles.ServiceLead);
}
