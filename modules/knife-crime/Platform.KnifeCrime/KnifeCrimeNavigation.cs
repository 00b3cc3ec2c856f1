using Platform.Kernel.Web;

namespace Platform.KnifeCrime;

internal sealed class KnifeCrimeNavigation : IMenuContributor
{
    public Task ConfigureMenuAsync(MenuConfigurationContext context)
    {
        context.Add(new MenuItem("Knife-crime support", "/knife-crime/requests", KnifeCrimePermissions.View, 200));
        return Task.CompletedTask;
    }
}
