using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.Web;

namespace Platform.Host.Pages;

internal sealed class IndexModel(PageContributions contributions, ICurrentUser currentUser, WorkingDays workingDays, TimeProvider clock) : PageModel
{
    public const int WorkLimit = 25;

    public string Name => currentUser.DisplayName;

    /// <summary>The colleagues whose work shows as well; empty for none.</summary>
    public string CoveredNames => string.Join(" and ", currentUser.Covers.Select(c => c.DisplayName));

    public IReadOnlyList<DashboardTile> Tiles { get; private set; } = [];

    public IReadOnlyList<WorkItem> Work { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Tiles = await contributions.GetTilesAsync(cancellationToken);
        Work = await contributions.GetWorkAsync(WorkLimit, cancellationToken);
    }

    public string DueText(WorkItem item)
    {
        if (item.Due is not { } due)
            return "No time limit";
        var today = DateOnly.FromDateTime(DateDisplay.ToLondon(clock.GetUtcNow().UtcDateTime));
        return due.ToDueText(workingDays.Left(today, due));
    }
}
