using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Gravity;
using Platform.CaseManagement.Incidents;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.SeriousViolence;

/// <summary>
/// Decides the incidents of a time anew under several definitions or versions, side by side, and keeps nothing of it. Only the
/// reader's areas and what they may see are counted; incidents are listed for who may read them.
/// </summary>
/// <param name="DefinitionIds">The first is compared with each of the others; empty for those in force today.</param>
/// <param name="From">The first day on which an incident happened.</param>
/// <param name="To">The last day.</param>
/// <param name="After">The key of the page before, of the list of differences.</param>
/// <param name="PageSize">Rows of a page of that list.</param>
[RequiresPermission(CaseManagementPermissions.WriteDefinitions, CaseManagementPermissions.ViewIncidents)]
internal sealed record CompareDefinitions(IReadOnlyList<Guid> DefinitionIds, DateOnly From, DateOnly To, string? After = null, int PageSize = 50) : IQuery<DefinitionComparison?>;

/// <summary>A time decided under several definitions.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Incidents">How many incidents there were that the reader may count.</param>
/// <param name="Columns">One for each definition.</param>
/// <param name="Changes">What differs between the first and the second, by offence and clause.</param>
/// <param name="Rows">A page of the incidents that come in or leave; null for who may not read incidents.</param>
/// <param name="Next">Where the list goes on.</param>
internal sealed record DefinitionComparison(
    DateOnly From, DateOnly To, int Incidents, IReadOnlyList<DefinitionCount> Columns, IReadOnlyList<DefinitionChange> Changes, IReadOnlyList<DefinitionDifference>? Rows, string? Next);

/// <summary>What one definition counts.</summary>
/// <param name="Definition">Its name with the version.</param>
/// <param name="DefinitionId">The version.</param>
/// <param name="Code">The definition's code.</param>
/// <param name="Version">The version's number.</param>
/// <param name="IsConfirmed">Somebody has compared it with its source.</param>
/// <param name="Source">Its source.</param>
/// <param name="Counted">How many incidents count.</param>
/// <param name="Clauses">By which clause, in their order; each incident once.</param>
/// <param name="RulesThatDiffer">From the first definition, a sentence each.</param>
internal sealed record DefinitionCount(
    string Definition, Guid DefinitionId, string Code, int Version, bool IsConfirmed, string Source, int Counted, IReadOnlyList<ClauseCount> Clauses, IReadOnlyList<string> RulesThatDiffer);

/// <summary>How many incidents a clause admitted first.</summary>
internal sealed record ClauseCount(int Order, string Code, string Sentence, int Counted);

/// <summary>So many incidents of an offence come in or leave, by a clause.</summary>
internal sealed record DefinitionChange(bool ComesIn, string OffenceCode, string Clause, int Incidents);

/// <summary>An incident that comes in or leaves. No name.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="HappenedOn">When it happened.</param>
/// <param name="OffenceCode">The offence.</param>
/// <param name="AreaCode">The area.</param>
/// <param name="ComesIn">It counts under the second and not under the first; else the other way round.</param>
/// <param name="Clause">The clause that admits it, in the one that does.</param>
/// <param name="Sentence">Why the other one does not.</param>
internal sealed record DefinitionDifference(Guid IncidentId, DateOnly HappenedOn, string OffenceCode, string AreaCode, bool ComesIn, string Clause, string Sentence);

internal sealed class CompareDefinitionsHandler(CaseManagementDbContext db, GravityScales scales, ReferenceData reference, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<CompareDefinitions, DefinitionComparison?>
{
    public async Task<DefinitionComparison?> Handle(CompareDefinitions request, CancellationToken cancellationToken)
    {
        var all = await db.Definitions.AsNoTracking().WithRules().ToListAsync(cancellationToken);
        var wanted = request.DefinitionIds.Count == 0
            ? SeriousViolenceDefinition.InForce(all, clock.Today())
            : [.. request.DefinitionIds.Select(id => all.SingleOrDefault(d => d.Id == id)).OfType<SeriousViolenceDefinition>()];
        if (wanted.Count == 0 || wanted.Count < request.DefinitionIds.Count)
            return null;

        var book = await scales.GetAsync(cancellationToken);
        var ages = await AgesAsync(request, cancellationToken);
        var counted = wanted.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal)).ToList();
        var changes = new Dictionary<(bool ComesIn, string Offence, string Clause), int>();
        var rows = new List<DefinitionDifference>();
        var after = PageKey.Read(request.After);
        var reached = after is null;
        var incidents = 0;
        // The latest first, one at a time: a year's incidents are not held in memory.
        await foreach (var incident in db.Incidents.AsNoTracking().Where(i => i.HappenedOn >= request.From && i.HappenedOn <= request.To)
            .OrderByDescending(i => i.HappenedOn).ThenByDescending(i => i.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            incidents++;
            // Where the page before ended, in the database's own order.
            var isAfter = reached || incident.HappenedOn < after!.Value.Date;
            reached |= isAfter || incident.Id == after!.Value.Id;
            var facts = book.Facts(incident, [.. ages[incident.Id]]);
            var verdicts = wanted.Select(d => d.Decide(facts)).ToList();
            foreach (var (verdict, counts) in verdicts.Zip(counted))
                if (verdict.ClauseCode is { } code)
                    counts[code] = counts.GetValueOrDefault(code) + 1;
            if (verdicts.Count < 2 || verdicts[0].IsSerious == verdicts[1].IsSerious)
                continue;
            var comesIn = verdicts[1].IsSerious;
            var (admits, refuses) = comesIn ? (1, 0) : (0, 1);
            var clause = wanted[admits].Clauses.First(c => c.Code == verdicts[admits].ClauseCode);
            var words = $"{wanted[admits].FullName}, clause {clause.Order}: {clause.Sentence}";
            changes[(comesIn, incident.OffenceCode, words)] = changes.GetValueOrDefault((comesIn, incident.OffenceCode, words)) + 1;
            if (isAfter && rows.Count <= request.PageSize)
                rows.Add(new DefinitionDifference(incident.Id, incident.HappenedOn, incident.OffenceCode, incident.AreaCode, comesIn, words, verdicts[refuses].Sentence));
        }

        var page = rows.Take(request.PageSize).ToList();
        var columns = wanted.Zip(counted, (d, counts) => new DefinitionCount(d.FullName, d.Id, d.Code, d.Version, d.IsConfirmed, d.Source, counts.Values.Sum(),
            [.. d.Clauses.OrderBy(c => c.Order).Select(c => new ClauseCount(c.Order, c.Code, c.Sentence, counts.GetValueOrDefault(c.Code)))],
            d == wanted[0] ? [] : DefinitionWords.Differences(wanted[0], d, reference, e => book.Edition(e)?.Name ?? e)));
        return new DefinitionComparison(request.From, request.To, incidents, [.. columns],
            [.. changes.OrderByDescending(c => c.Key.ComesIn).ThenByDescending(c => c.Value).ThenBy(c => c.Key.Offence, StringComparer.Ordinal).Select(c => new DefinitionChange(c.Key.ComesIn, c.Key.Offence, c.Key.Clause, c.Value))],
            user.HasPermission(CaseManagementPermissions.ViewIncidents) ? page : null,
            rows.Count > page.Count ? new PageKey(page[^1].HappenedOn, page[^1].IncidentId).ToString() : null);
    }

    /// <summary>How old the children were, all of them in one question. A child of another area counts with their age alone.</summary>
    private async Task<ILookup<Guid, int>> AgesAsync(CompareDefinitions request, CancellationToken cancellationToken)
    {
        var born = await (
            from incident in db.Incidents.AsNoTracking().IgnoreQueryFilters([QueryFilters.Area])
            where incident.HappenedOn >= request.From && incident.HappenedOn <= request.To
            join involved in db.Set<IncidentChild>() on incident.Id equals involved.IncidentId
            join child in db.Children on involved.ChildId equals child.Id
            select new { incident.Id, incident.HappenedOn, child.DateOfBirth }).ToListAsync(cancellationToken);
        return born.ToLookup(b => b.Id, b => Child.AgeOn(b.DateOfBirth, b.HappenedOn));
    }
}
