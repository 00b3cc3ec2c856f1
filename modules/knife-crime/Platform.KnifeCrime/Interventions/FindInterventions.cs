using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.KnifeCrime.Data;

namespace Platform.KnifeCrime.Interventions;

/// <summary>Requests and support of one status. What is open shows the earliest request first, what has ended the latest.</summary>
/// <param name="Status">Which.</param>
/// <param name="AreaCode">Only this area; null for all that the person may see.</param>
/// <param name="After">The key of the last row of the page before.</param>
/// <param name="PageSize">Rows a page.</param>
[RequiresPermission(KnifeCrimePermissions.View)]
internal sealed record FindInterventions(InterventionStatus Status = InterventionStatus.Requested, string? AreaCode = null, string? After = null, int PageSize = 25) : IQuery<InterventionPage>;

/// <param name="Rows">The page.</param>
/// <param name="NextKey">Where the next page begins; null on the last.</param>
internal sealed record InterventionPage(IReadOnlyList<InterventionRow> Rows, string? NextKey);

/// <summary>One line of the list.</summary>
internal sealed record InterventionRow(
    Guid Id, Guid ChildId, string AreaCode, DateOnly RequestedOn, InterventionStatus Status, string? ProgrammeName, string? WorkerName, int SessionsOffered, int SessionsAttended, NextStep NextStep, DateOnly? NextStepBy);

internal sealed class FindInterventionsHandler(KnifeCrimeDbContext db, IMapper mapper) : IRequestHandler<FindInterventions, InterventionPage>
{
    private const int LargestPage = 200;

    public async Task<InterventionPage> Handle(FindInterventions request, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(request.PageSize, 1, LargestPage);
        var earliestFirst = request.Status is InterventionStatus.Requested or InterventionStatus.Accepted or InterventionStatus.Started;
        var query = db.Interventions.AsNoTracking().Where(i => i.Status == request.Status);
        if (!string.IsNullOrEmpty(request.AreaCode))
            query = query.Where(i => i.AreaCode == request.AreaCode);
        if (ListKey.Parse(request.After) is { } after)
            query = earliestFirst
                ? query.Where(i => i.RequestedOn > after.On || (i.RequestedOn == after.On && i.Id.CompareTo(after.Id) > 0))
                : query.Where(i => i.RequestedOn < after.On || (i.RequestedOn == after.On && i.Id.CompareTo(after.Id) < 0));
        query = earliestFirst
            ? query.OrderBy(i => i.RequestedOn).ThenBy(i => i.Id)
            : query.OrderByDescending(i => i.RequestedOn).ThenByDescending(i => i.Id);

        var rows = await query.Take(size + 1)
            .ProjectTo<InterventionRow>(mapper.ConfigurationProvider)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        if (rows.Count <= size)
            return new InterventionPage(rows, null);
        rows.RemoveAt(size);
        return new InterventionPage(rows, new ListKey(rows[^1].RequestedOn, rows[^1].Id).ToString());
    }
}
