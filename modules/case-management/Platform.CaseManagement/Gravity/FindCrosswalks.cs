using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;

namespace Platform.CaseManagement.Gravity;

/// <summary>Every offence on both scales on a day, with what was decided about it.</summary>
/// <param name="On">The day; null for today.</param>
/// <param name="DisagreeOnly">Only where the scales disagree about what to do.</param>
[RequiresPermission(CaseManagementPermissions.ViewDefinitions)]
internal sealed record FindCrosswalks(DateOnly? On = null, bool DisagreeOnly = false) : IQuery<CrosswalkList>;

/// <summary>The crosswalk on a day.</summary>
internal sealed record CrosswalkList(DateOnly On, IReadOnlyList<CrosswalkRow> Rows);

/// <summary>One offence; the decision is the latest, or null.</summary>
internal sealed record CrosswalkRow(Crosswalk Offence, GravityDecision? Decided);

internal sealed class FindCrosswalksHandler(CaseManagementDbContext db, GravityScales scales, ReferenceData reference, TimeProvider clock) : IRequestHandler<FindCrosswalks, CrosswalkList>
{
    public async Task<CrosswalkList> Handle(FindCrosswalks request, CancellationToken cancellationToken)
    {
        var on = request.On ?? clock.Today();
        var book = await scales.GetAsync(cancellationToken);
        // A handful for each of seventy offences.
        var decisions = (await db.GravityDecisions.AsNoTracking().OrderBy(d => d.DecidedOn).ThenBy(d => d.Id).ToListAsync(cancellationToken)).ToLookup(d => d.OffenceCode, StringComparer.Ordinal);
        var rows = reference.Offences.Select(o => new CrosswalkRow(Crosswalk.On(o, on, book), decisions[o.Code].LastOrDefault()));
        return new CrosswalkList(on, [.. rows.Where(r => !request.DisagreeOnly || r.Offence.Disagreements.Count > 0)]);
    }
}
