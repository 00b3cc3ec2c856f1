using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Web;
using Platform.Participation.Data;
using Platform.Participation.Voices;
using Platform.Web;

namespace Platform.Participation.Contributions;

/// <summary>What the child and family said, and when they were asked, on the child's timeline.</summary>
internal sealed class VoiceTimeline(ParticipationDbContext db, VoiceReach reach) : ITimelineContributor
{
    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => ParticipationPermissions.ViewVoices;

    public async Task<IReadOnlyList<TimelineEntry>> GetAsync(Guid recordId, DateTime? beforeUtc, int limit, CancellationToken cancellationToken)
    {
        var voices = await reach.Of(db.Voices.AsNoTracking()).Where(v => v.ChildId == recordId && (beforeUtc == null || v.CreatedUtc < beforeUtc))
            .OrderByDescending(v => v.CreatedUtc).Take(limit)
            .Select(v => new { v.Id, v.Who, v.Words, v.About, v.CreatedUtc, v.RecordedBy }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var asked = await db.ViewRequests.AsNoTracking().Where(r => r.ChildId == recordId && (beforeUtc == null || r.OpenedUtc < beforeUtc))
            .OrderByDescending(r => r.OpenedUtc).Take(limit)
            .Select(r => new { r.About, r.OpenedUtc, r.DueOn }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var notWished = await db.ViewRequests.AsNoTracking()
            .Where(r => r.ChildId == recordId && r.State == ViewRequestState.DidNotWish && (beforeUtc == null || r.ClosedUtc < beforeUtc))
            .OrderByDescending(r => r.ClosedUtc).Take(limit)
            .Select(r => new { r.About, r.ClosedUtc }).ToListAsync(cancellationToken).ConfigureAwait(false);

        return
        [
            .. voices.Select(v => new TimelineEntry(
                    v.CreatedUtc, $"{v.Who.Text()} gave their view", v.Words is null ? $"About: {v.About}. The words were taken back." : $"About: {v.About}. “{v.Words}”",
                    v.RecordedBy, $"/participation/voices/{v.Id}"))
                .Concat(asked.Select(r => new TimelineEntry(r.OpenedUtc, "The child’s view was asked for", $"{r.About.Text()}, by {r.DueOn.ToDisplay()}.")))
                .Concat(notWished.Select(r => new TimelineEntry(r.ClosedUtc!.Value, "The child was asked and did not wish to say", $"{r.About.Text()}.")))
                .OrderByDescending(e => e.OccurredUtc)
                .Take(limit),
        ];
    }
}
