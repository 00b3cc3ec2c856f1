using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Web;
using Platform.VictimServices.Data;
using Platform.Web;

namespace Platform.VictimServices.Contributions;

/// <summary>The contact's milestones on the child's timeline, for workers with people who have been harmed alone.</summary>
internal sealed class ContactTimeline(VictimServicesDbContext db) : ITimelineContributor
{
    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => VictimServicesPermissions.View;

    public async Task<IReadOnlyList<TimelineEntry>> GetAsync(Guid recordId, DateTime? beforeUtc, int limit, CancellationToken cancellationToken)
    {
        var contacts = db.Contacts.AsNoTracking().Where(c => c.Children.Any(child => child.ChildId == recordId));
        var opened = await contacts.Where(c => beforeUtc == null || c.OpenedUtc < beforeUtc).OrderByDescending(c => c.OpenedUtc).Take(limit)
            .Select(c => new { c.Id, c.OpenedUtc, c.DueOn }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var made = await contacts.Where(c => c.FirstContactRecordedUtc != null && (beforeUtc == null || c.FirstContactRecordedUtc < beforeUtc)).OrderByDescending(c => c.FirstContactRecordedUtc).Take(limit)
            .Select(c => new { c.Id, c.FirstContactRecordedUtc, c.FirstContactOn, c.WorkingDaysTaken }).ToListAsync(cancellationToken).ConfigureAwait(false);

        return
        [
            .. opened.Select(c => new TimelineEntry(
                c.OpenedUtc, "Contact opened with a person harmed", $"First contact due {c.DueOn.ToDisplay()}.", null, Url(c.Id)))
            .Concat(made.Select(c => new TimelineEntry(
                c.FirstContactRecordedUtc!.Value,
                "First contact made with a person harmed",
                string.Create(CultureInfo.InvariantCulture, $"On {c.FirstContactOn.ToDisplay()}, {c.WorkingDaysTaken} working days after we were told."),
                null,
                Url(c.Id))))
            .OrderByDescending(e => e.OccurredUtc)
            .Take(limit),
        ];
    }

    private static string Url(Guid id) => $"/victim-services/contacts/{id}";
}
