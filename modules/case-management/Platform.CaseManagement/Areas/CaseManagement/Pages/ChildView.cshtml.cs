using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Children.Merging;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

internal sealed class ChildViewModel(IMediator mediator, PageContributions contributions) : PageModel
{
    private const int TimelineEntries = 30;

    public ChildRecord Record { get; private set; } = null!;

    public IReadOnlyList<RecordPanel> Panels { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    /// <summary>Where the timeline goes on, or null.</summary>
    public string? Before { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, long? before, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ViewChild(id), cancellationToken) is not { } record)
            return await mediator.Send(new FollowMerge(id), cancellationToken) is { } joined ? Redirect($"/children/{joined.ChildId}") : NotFound();
        Record = record;
        Panels = await contributions.GetPanelsAsync(RecordTypes.Child, id, cancellationToken);
        DateTime? beforeUtc = before is > 0 and < 3_155_378_975_999_999_999 ? new DateTime(before.Value, DateTimeKind.Utc) : null;
        var entries = await contributions.GetTimelineAsync(RecordTypes.Child, id, beforeUtc, TimelineEntries + 1, cancellationToken);
        Timeline = entries.Take(TimelineEntries).ToList();
        Before = entries.Count > TimelineEntries ? Timeline[^1].OccurredUtc.Ticks.ToString(CultureInfo.InvariantCulture) : null;
        return Page();
    }
}
