using Platform.Kernel.Web;

namespace Platform.CspReporting;

/// <summary>The module's entry in the service navigation.</summary>
internal sealed class CspReportingNavigation : IMenuContributor
{
    /// <inheritdoc />
    public Task ConfigureMenuAsync(MenuConfigurationContext context)
    {
        context.Add(new MenuItem("CSP reports", "/csp-reporting/reports", CspReportingPermissions.ViewReports, 600));
        return Task.CompletedTask;
    }
}
