using Platform.Kernel.Web;

namespace Platform.Participation;

internal sealed class ParticipationNavigation : IMenuContributor
{
    public Task ConfigureMenuAsync(MenuConfigurationContext context)
    {
        context.Add(new MenuItem("Voice", "/participation", ParticipationPermissions.ViewThemes, 500));
        return Task.CompletedTask;
    }
}
