using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Web;
using Platform.Web;

namespace Platform.FocusedDeterrence.Contributions;

/// <summary>Nominations, decisions and offers on the child's timeline. A child has few of these, so they are read whole.</summary>
internal sealed class NominationTimeline(FocusedDeterrenceDbContext db) : ITimelineContributor
{
    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => FocusedDeterrencePermissions.View;

    public async Task<IReadOnlyList<TimelineEntry>> GetAsync(Guid recordId, DateTime? beforeUtc, int limit, CancellationToken cancellationToken)
    {
        var found = await db.Nominations.AsNoTracking().Include(n => n.Offers).AsSplitQuery().Where(n => n.ChildId == recordId)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. found.SelectMany(Entries).Where(e => beforeUtc is null || e.OccurredUtc < beforeUtc).OrderByDescending(e => e.OccurredUtc).Take(limit)];
    }

    private static IEnumerable<TimelineEntry> Entries(Nomination n)
    {
        var url = NominationPanel.Url(n.Id);
        yield return n.Source == NominationSource.ByHand
            ? new TimelineEntry(n.NominatedUtc, "Nominated for focused deterrence", "The panel decides whether it would help.", n.NominatedBy, url)
            : new TimelineEntry(n.NominatedUtc, "Suggested to the focused deterrence panel", "An incident prompted it. The panel decides.", null, url);
        if (n.DecidedUtc is { } decided)
            yield return n.Status switch
            {
                NominationStatus.Enrolled => new TimelineEntry(decided, "Joined a focused deterrence cohort", n.Reasons, n.RecordedBy, url),
                NominationStatus.NotEnrolled => new TimelineEntry(decided, "The focused deterrence panel decided not to go on", n.Reasons, n.RecordedBy, url),
                _ => new TimelineEntry(decided, "The focused deterrence panel looks again later", $"On {n.LookAgainOn.ToDisplay()}.", n.RecordedBy, url),
            };
        foreach (var offer in n.Offers)
        {
            yield return new TimelineEntry(offer.RecordedUtc, $"Support offered: {offer.Kind.ToWords().ToLowerInvariant()}", $"By {offer.OfferedBy}, {offer.OfferedOn.ToDisplay()}.", offer.RecordedBy, url);
            if (offer.AnsweredUtc is { } answered)
                yield return new TimelineEntry(
                    answered, offer.Answer == OfferAnswer.TakenUp ? "Offer of support taken up" : "Offer of support not wanted now", $"The child said: “{offer.PersonsWords}”", null, url);
        }
    }
}
