using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Gravity;
using Platform.CaseManagement.Incidents;
using Platform.CaseManagement.SeriousViolence;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;

namespace Platform.CaseManagement.Escalation;

/// <summary>Looks where the patterns of a definition fit what is recorded about children, and asks people to look too.</summary>
internal sealed class EscalationRules(CaseManagementDbContext db, GravityScales scales, IGuidGenerator guids, TimeProvider clock)
{
    public static PatternEvent Event(Guid incidentId, string offence, DateOnly on, ScaleBook book)
        => new(PatternRecord.Incident, incidentId, on, book.ScoreOn(offence, OffenceScale.Yjb, on) is { } score && score.Lowest == score.Highest ? score.Lowest : null, null);

    /// <summary>One prompt at most for each child: an open one is added to, and what somebody has looked at does not count again by itself.</summary>
    /// <param name="definition">Whose patterns.</param>
    /// <param name="childIds">A few children; all of them are read in the same questions.</param>
    /// <param name="justNow">An incident of each of them that is not saved yet.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many prompts were raised or added to.</returns>
    public async Task<int> RaiseAsync(SeriousViolenceDefinition definition, IReadOnlyList<Guid> childIds, PatternEvent? justNow, CancellationToken cancellationToken)
    {
        if (definition.Patterns.Count == 0 || childIds.Count == 0)
            return 0;
        var today = clock.Today();
        var events = await EventsAsync(childIds, today.AddDays(-definition.Patterns.Max(p => p.Days)), cancellationToken);
        // A child is one child in every area; who opens the prompt sees of its records what they may see.
        var before = (await db.Prompts.IgnoreQueryFilters([QueryFilters.Area]).Include(p => p.Items).Where(p => childIds.Contains(p.ChildId)).ToListAsync(cancellationToken)).ToLookup(p => p.ChildId);
        var areas = await db.Children.IgnoreQueryFilters([QueryFilters.Area]).Where(c => childIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.AreaCode, cancellationToken);
        var changed = 0;
        foreach (var childId in childIds.Where(areas.ContainsKey))
        {
            var seen = before[childId].Where(p => p.Status != PromptStatus.Open).SelectMany(p => p.Items).Select(i => i.RecordId).ToHashSet();
            var open = before[childId].FirstOrDefault(p => p.Status == PromptStatus.Open);
            var happened = justNow is null ? events[childId] : events[childId].Append(justNow);
            var isChanged = false;
            foreach (var pattern in definition.Patterns.OrderBy(p => p.Kind))
            {
                var records = pattern.Find(happened, seen);
                if (records.Count == 0 || open is not null && open.Why.Contains(pattern.Sentence, StringComparison.Ordinal) && records.All(r => open.Items.Any(i => i.RecordId == r.RecordId)))
                    continue;
                if (open is null)
                    db.Prompts.Add(open = new EscalationPrompt(guids.Create(), childId, areas[childId], definition.FullName, today));
                open.Add(pattern.Sentence, records.Select(r => new EscalationPromptItem(open.Id, r.Record, r.RecordId, r.On)));
                isChanged = true;
            }

            changed += isChanged ? 1 : 0;
        }

        return changed;
    }

    private async Task<ILookup<Guid, PatternEvent>> EventsAsync(IReadOnlyList<Guid> childIds, DateOnly since, CancellationToken cancellationToken)
    {
        var book = await scales.GetAsync(cancellationToken);
        // From the children's own rows, as in ViewChild.
        var incidents = await (
            from involved in db.Set<IncidentChild>().AsNoTracking().IgnoreQueryFilters([QueryFilters.Area])
            where childIds.Contains(involved.ChildId)
            join incident in db.Incidents on involved.IncidentId equals incident.Id
            where incident.HappenedOn >= since
            select new { involved.ChildId, incident.Id, incident.OffenceCode, incident.HappenedOn }).ToListAsync(cancellationToken);
        var notices = await (
            from person in db.NoticePeople.AsNoTracking().IgnoreQueryFilters([QueryFilters.Area])
            where person.ChildId != null && childIds.Contains(person.ChildId.Value)
            join notice in db.Notices on person.NoticeId equals notice.Id
            where notice.ReportedOn >= since
            select new { ChildId = person.ChildId!.Value, notice.Id, notice.AgencyName, notice.ReportedOn }).ToListAsync(cancellationToken);
        return incidents.Select(i => (i.ChildId, Event: Event(i.Id, i.OffenceCode, i.HappenedOn, book)))
            .Concat(notices.DistinctBy(n => (n.ChildId, n.Id)).Select(n => (n.ChildId, Event: new PatternEvent(PatternRecord.Notice, n.Id, n.ReportedOn, null, n.AgencyName))))
            .ToLookup(e => e.ChildId, e => e.Event);
    }
}
