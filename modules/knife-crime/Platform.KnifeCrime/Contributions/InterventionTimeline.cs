using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Web;
using Platform.KnifeCrime.Data;
using Platform.KnifeCrime.Interventions;
using Platform.Web;

namespace Platform.KnifeCrime.Contributions;

/// <summary>Knife-crime support on the child's timeline. A child has few of these, so they are read whole.</summary>
internal sealed class InterventionTimeline(KnifeCrimeDbContext db) : ITimelineContributor
{
    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => KnifeCrimePermissions.View;

    public async Task<IReadOnlyList<TimelineEntry>> GetAsync(Guid recordId, DateTime? beforeUtc, int limit, CancellationToken cancellationToken)
    {
        var found = await db.Interventions.AsNoTracking().Include(i => i.Sessions).AsSplitQuery().Where(i => i.ChildId == recordId)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. found.SelectMany(Entries).Where(e => beforeUtc is null || e.OccurredUtc < beforeUtc).OrderByDescending(e => e.OccurredUtc).Take(limit)];
    }

    private static IEnumerable<TimelineEntry> Entries(Intervention i)
    {
        var url = InterventionPanel.Url(i.Id);
        yield return new TimelineEntry(i.RequestedUtc, "Knife-crime support requested", $"Decision due {i.DecideBy.ToDisplay()}.", null, url);
        if (i.DecidedUtc is { } decided)
            yield return i.Status == InterventionStatus.Declined
                ? new TimelineEntry(decided, "Knife-crime support declined", i.DeclineReason?.ToWords() + ".", i.DecidedBy, url)
                : new TimelineEntry(decided, "Knife-crime support accepted", $"{i.ProgrammeName}, with {i.WorkerName}.", i.DecidedBy, url);
        if (i.AskedUtc is { } asked)
            yield return i.StartedOn is null
                ? new TimelineEntry(asked, "The child chose not to start knife-crime support", null, i.WorkerName, url)
                : new TimelineEntry(asked, "The child agreed to knife-crime support", null, i.WorkerName, url);
        foreach (var session in i.Sessions)
            yield return new TimelineEntry(
                session.RecordedUtc,
                session.Attended ? "Knife-crime session" : "Knife-crime session that the child was not at",
                session.ChildsWords is { } words ? $"On {session.HeldOn.ToDisplay()}. The child said: “{words}”" : $"On {session.HeldOn.ToDisplay()}.",
                session.RecordedBy,
                url);
        if (i.Status is InterventionStatus.Completed or InterventionStatus.EndedEarly && i.EndedUtc is { } ended)
            yield return i.Status == InterventionStatus.Completed
                ? new TimelineEntry(ended, "Knife-crime support completed", i.ViewAtEnd is null ? null : $"The child said: “{i.ViewAtEnd}”", i.WorkerName, url)
                : new TimelineEntry(ended, "Knife-crime support ended early", i.EndReason?.ToWords() + ".", i.WorkerName, url);
    }
}
