using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Application;

namespace Platform.FocusedDeterrence.Cohorts;

/// <summary>Cohorts, the newest first, each with how many people are in it and what was offered to them.</summary>
/// <param name="Status">Which; null for all.</param>
/// <param name="After">The key of the last row of the page before.</param>
/// <param name="PageSize">Rows a page.</param>
[RequiresPermission(FocusedDeterrencePermissions.View)]
internal sealed record FindCohorts(CohortStatus? Status = null, Guid? After = null, int PageSize = 25) : IQuery<CohortPage>;

/// <param name="Rows">The page.</param>
/// <param name="NextKey">Where the next page begins; null on the last.</param>
internal sealed record CohortPage(IReadOnlyList<CohortRow> Rows, Guid? NextKey);

/// <summary>One line of the list.</summary>
internal sealed record CohortRow(Guid Id, string Name, string AreaCode, CohortStatus Status, DateOnly? OpenedOn, DateOnly? ReviewBy, int Waiting, int Members, int OffersMade, int OffersTakenUp);

internal sealed class FindCohortsHandler(FocusedDeterrenceDbContext db) : IRequestHandler<FindCohorts, CohortPage>
{
    private const int LargestPage = 200;

    public async Task<CohortPage> Handle(FindCohorts request, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(request.PageSize, 1, LargestPage);
        var query = db.Cohorts.AsNoTracking();
        if (request.Status is { } status)
            query = query.Where(c => c.Status == status);
        if (request.After is { } after)
            query = query.Where(c => c.Id.CompareTo(after) < 0);
        var rows = await query.OrderByDescending(c => c.Id).Take(size + 1)
            .Select(c => new CohortRow(
                c.Id, c.Name, c.AreaCode, c.Status, c.OpenedOn, c.ReviewBy,
                db.Nominations.Count(n => n.CohortId == c.Id && (n.Status == NominationStatus.Nominated || n.Status == NominationStatus.Deferred)),
                db.Nominations.Count(n => n.CohortId == c.Id && n.Status == NominationStatus.Enrolled),
                db.Nominations.Where(n => n.CohortId == c.Id).Sum(n => n.OffersMade),
                db.Nominations.Where(n => n.CohortId == c.Id).Sum(n => n.OffersTakenUp)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        if (rows.Count <= size)
            return new CohortPage(rows, null);
        rows.RemoveAt(size);
        return new CohortPage(rows, rows[^1].Id);
    }
}
