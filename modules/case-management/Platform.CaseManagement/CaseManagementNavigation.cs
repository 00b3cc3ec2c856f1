using Platform.Kernel.Web;

namespace Platform.CaseManagement;

/// <summary>Case management's entries of the service navigation.</summary>
internal sealed class CaseManagementNavigation : IMenuContributor
{
    public Task ConfigureMenuAsync(MenuConfigurationContext context)
    {
        context
            .Add(new MenuItem("Children", "/children", CaseManagementPermissions.ViewChildren, Order: 10))
            .Add(new MenuItem("Notices", "/notices", CaseManagementPermissions.ViewNotices, Order: 11))
            .Add(new MenuItem("Send a notice", "/notices/new", CaseManagementPermissions.RecordNotices, Order: 12))
            .Add(new MenuItem("Cases", "/cases", CaseManagementPermissions.ViewCases, Order: 13));
        return Task.CompletedTask;
    }
}
