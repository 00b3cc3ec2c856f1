using Platform.Kernel.Web;

namespace Platform.VictimServices;

internal sealed class VictimServicesNavigation : IMenuContributor
{
    public Task ConfigureMenuAsync(MenuConfigurationContext context)
    {
        context
            .Add(new MenuItem("People harmed", "/victim-services/contacts", VictimServicesPermissions.View, 400))
            .Add(new MenuItem("Contact figures", "/victim-services/figures", VictimServicesPermissions.Figures, 410));
        return Task.CompletedTask;
    }
}
