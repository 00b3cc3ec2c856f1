using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;

namespace Platform.CaseManagement.Gravity;

/// <summary>One offence on both scales: on a day, on every edition, and everything that was decided about it.</summary>
[RequiresPermission(CaseManagementPermissions.ViewDefinitions)]
internal sealed record ViewCrosswalk(string OffenceCode, DateOnly? On = null) : IQuery<CrosswalkView?>;

/// <summary>One offence on both scales.</summary>
/// <param name="On">The day.</param>
/// <param name="Offence">Both scales on the day.</param>
/// <param name="Editions">Every edition, the earliest first within its scale.</param>
/// <param name="Decisions">The latest first.</param>
internal sealed record CrosswalkView(DateOnly On, Crosswalk Offence, IReadOnlyList<EditionScore> Editions, IReadOnlyList<GravityDecision> Decisions);

/// <summary>An edition and the offence's score on it; null where it has none.</summary>
internal sealed record EditionScore(string Scale, DateOnly? From, DateOnly? To, CrosswalkSide? Score);

internal sealed class ViewCrosswalkHandler(CaseManagementDbContext db, GravityScales scales, ReferenceData reference, TimeProvider clock) : IRequestHandler<ViewCrosswalk, CrosswalkView?>
{
    public async Task<CrosswalkView?> Handle(ViewCrosswalk request, CancellationToken cancellationToken)
    {
        if (reference.Offence(request.OffenceCode) is not { } offence)
            return null;
        var on = request.On ?? clock.Today();
        var book = await scales.GetAsync(cancellationToken);
        var decisions = await db.GravityDecisions.AsNoTracking().Where(d => d.OffenceCode == offence.Code).OrderByDescending(d => d.DecidedOn).ThenByDescending(d => d.Id).ToListAsync(cancellationToken);
        return new CrosswalkView(on, Crosswalk.On(offence, on, book),
            [.. book.Editions.Select(e => new EditionScore(e.Name, e.Provenance.ValidFrom, book.LastDayOf(e), CrosswalkSide.Of(book.Score(offence.Code, e.Version))))], decisions);
    }
}
