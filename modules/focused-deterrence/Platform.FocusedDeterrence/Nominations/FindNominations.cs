using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.Kernel.Application;

namespace Platform.FocusedDeterrence.Nominations;

/// <summary>Nominations of one status. What waits shows the earliest first, what is decided the latest.</summary>
/// <param name="Status">Which.</param>
/// <param name="CohortId">Only this cohort; null for all that the person may see.</param>
/// <param name="After">The key of the last row of the page before.</param>
/// <param name="PageSize">Rows a page.</param>
[RequiresPermission(FocusedDeterrencePermissions.View)]
internal sealed record FindNominations(NominationStatus Status = NominationStatus.Nominated, Guid? CohortId = null, string? After = null, int PageSize = 25) : IQuery<NominationPage>;

/// <param name="Rows">The page.</param>
/// <param name="NextKey">Where the next page begins; null on the last.</param>
internal sealed record NominationPage(IReadOnlyList<NominationRow> Rows, string? NextKey);

/// <summary>One line of the list.</summary>
internal sealed record NominationRow(
    Guid Id, Guid CohortId, string CohortName, string AreaCode, Guid? ChildId, string? AdultInitials, string? AdultReference, NominationSource Source, DateOnly NominatedOn, NominationStatus Status,
    int OffersMade, int OffersTakenUp, DateOnly? LastSupportOn, DateOnly? LastEnforcementOn, MemberStep NextStep, DateOnly? NextStepBy);

internal sealed class FindNominationsHandler(FocusedDeterrenceDbContext db) : IRequestHandler<FindNominations, NominationPage>
{
    private const int LargestPage = 200;

    public async Task<NominationPage> Handle(FindNominations request, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(request.PageSize, 1, LargestPage);
        var earliestFirst = request.Status is NominationStatus.Nominated or NominationStatus.Deferred;
        var query = db.Nominations.AsNoTracking().Where(n => n.Status == request.Status);
        if (request.CohortId is { } cohort)
            query = query.Where(n => n.CohortId == cohort);
        if (ListKey.Parse(request.After) is { } after)
            query = earliestFirst
                ? query.Where(n => n.NominatedOn > after.On || (n.NominatedOn == after.On && n.Id.CompareTo(after.Id) > 0))
                : query.Where(n => n.NominatedOn < after.On || (n.NominatedOn == after.On && n.Id.CompareTo(after.Id) < 0));
        query = earliestFirst
            ? query.OrderBy(n => n.NominatedOn).ThenBy(n => n.Id)
            : query.OrderByDescending(n => n.NominatedOn).ThenByDescending(n => n.Id);

        var rows = await query.Take(size + 1)
            .Select(n => new NominationRow(
                n.Id, n.CohortId, db.Cohorts.Where(c => c.Id == n.CohortId).Select(c => c.Name).First(), n.AreaCode, n.ChildId, n.AdultInitials, n.AdultReference, n.Source, n.NominatedOn, n.Status,
                n.OffersMade, n.OffersTakenUp, n.LastSupportOn, n.LastEnforcementOn, n.NextStep, n.NextStepBy))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        if (rows.Count <= size)
            return new NominationPage(rows, null);
        rows.RemoveAt(size);
        return new NominationPage(rows, new ListKey(rows[^1].NominatedOn, rows[^1].Id).ToString());
    }
}
