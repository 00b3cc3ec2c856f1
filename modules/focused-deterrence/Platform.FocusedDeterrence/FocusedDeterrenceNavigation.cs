using Platform.Kernel.Web;

namespace Platform.FocusedDeterrence;

internal sealed class FocusedDeterrenceNavigation : IMenuContributor
{
    public Task ConfigureMenuAsync(MenuConfigurationContext context)
    {
        context.Add(new MenuItem("Focused deterrence", "/focused-deterrence/nominations", FocusedDeterrencePermissions.View, 300));
        return Task.CompletedTask;
    }
}
