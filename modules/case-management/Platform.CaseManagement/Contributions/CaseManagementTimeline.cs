using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Incidents;
using Platform.CaseManagement.Notices;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Contributions;

/// <summary>Case management's own entries of a child's timeline, each to who may read what it leads to.</summary>
internal sealed class CaseManagementTimeline(CaseManagementDbContext db, ICurrentUser user, ReferenceData reference) : ITimelineContributor
{
    public string RecordType => RecordTypes.Child;

    public string RequiredPermission => CaseManagementPermissions.ViewChildren;

    public async Task<IReadOnlyList<TimelineEntry>> GetAsync(Guid recordId, DateTime? beforeUtc, int limit, CancellationToken cancellationToken)
    {
        var before = beforeUtc is { } utc ? DateOnly.FromDateTime(utc) : DateOnly.MaxValue;
        var entries = new List<TimelineEntry>();
        if (user.HasPermission(CaseManagementPermissions.ViewCases))
            await AddCasesAsync(entries, recordId, before, limit, cancellationToken);
        if (user.HasPermission(CaseManagementPermissions.ViewNotices))
            await AddNoticesAsync(entries, recordId, before, limit, cancellationToken);
        if (user.HasPermission(CaseManagementPermissions.ViewIncidents))
            await AddIncidentsAsync(entries, recordId, before, limit, cancellationToken);

        var registered = await db.Children.Where(c => c.Id == recordId && c.RegisteredOn <= before).Select(c => (DateOnly?)c.RegisteredOn).SingleOrDefaultAsync(cancellationToken);
        if (registered is { } on)
            entries.Add(TimelineEntry.On(on, "Put on the record"));
        return entries.Where(e => beforeUtc is null || e.OccurredUtc < beforeUtc).OrderByDescending(e => e.OccurredUtc).Take(limit).ToList();
    }

    private async Task AddCasesAsync(List<TimelineEntry> entries, Guid childId, DateOnly before, int limit, CancellationToken cancellationToken)
    {
        var cases = await db.Cases.AsNoTracking().Include(c => c.Interventions).Where(c => c.ChildId == childId && c.OpenedOn <= before)
            .OrderByDescending(c => c.OpenedOn).Take(limit).ToListAsync(cancellationToken);
        foreach (var opened in cases)
        {
            var url = $"/cases/{opened.Id}";
            entries.Add(TimelineEntry.On(opened.OpenedOn, "Case opened", CaseCodes.Types.Name(opened.CaseType), opened.WorkerName, url));
            if (opened.ClosedOn is { } closed)
                entries.Add(TimelineEntry.On(closed, "Case closed", CaseCodes.Outcomes.Name(opened.OutcomeCode), opened.WorkerName, url));
            entries.AddRange(opened.Interventions.Select(i => TimelineEntry.On(i.RequestedOn, "Support requested", CaseCodes.Interventions.Name(i.Kind), opened.WorkerName, url)));
        }

        var plans = await db.Plans.AsNoTracking().Where(p => p.ChildId == childId && p.Status == PlanStatus.Agreed && p.AgreedOn <= before)
            .OrderByDescending(p => p.AgreedOn).Take(limit).Select(p => new { p.CaseId, p.AgreedOn, HasWords = p.ChildsWords != null }).ToListAsync(cancellationToken);
        entries.AddRange(plans.Select(p => TimelineEntry.On(p.AgreedOn!.Value, "Plan agreed", p.HasWords ? "With the child’s own words" : "The plan says why the child’s own words are not there yet", url: $"/cases/{p.CaseId}")));
    }

    private async Task AddNoticesAsync(List<TimelineEntry> entries, Guid childId, DateOnly before, int limit, CancellationToken cancellationToken)
    {
        var notices = await (
            from person in db.NoticePeople.AsNoTracking()
            where person.ChildId == childId
            join notice in db.Notices on person.NoticeId equals notice.Id
            where notice.HappenedOn <= before
            orderby notice.HappenedOn descending
            select new { notice.Id, notice.NoticeKind, notice.AgencyName, notice.HappenedOn, person.Role }).Take(limit).ToListAsync(cancellationToken);
        entries.AddRange(notices.Select(n => TimelineEntry.On(n.HappenedOn, $"Notice: {Lowered(NoticeCodes.Kinds.Name(n.NoticeKind))}", $"Named as: {Lowered(NoticeCodes.Roles.Name(n.Role))}", n.AgencyName, $"/notices/{n.Id}")));
    }

    private async Task AddIncidentsAsync(List<TimelineEntry> entries, Guid childId, DateOnly before, int limit, CancellationToken cancellationToken)
    {
        // From the child's own rows, as in ViewChild.
        var incidents = await (
            from involved in db.Set<IncidentChild>().AsNoTracking()
            where involved.ChildId == childId
            join incident in db.Incidents on involved.IncidentId equals incident.Id
            where incident.HappenedOn <= before
            orderby incident.HappenedOn descending
            select new { incident.Id, incident.OffenceCode, incident.HappenedOn }).Take(limit).ToListAsync(cancellationToken);
        entries.AddRange(incidents.Select(i => TimelineEntry.On(i.HappenedOn, "Incident", reference.Offence(i.OffenceCode)?.Name ?? i.OffenceCode, url: $"/incidents/{i.Id}")));
    }

    private static string Lowered(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
