using Platform.Kernel.Web;

namespace Platform.NewWorkstream;

internal sealed class NewWorkstreamNavigation : IMenuContributor
{
    public Task ConfigureMenuAsync(MenuConfigurationContext context)
    {
        context.Add(new MenuItem("New workstream", "/new-workstream/referrals", NewWorkstreamPermissions.View, 700));
        return Task.CompletedTask;
    }
}
