using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;

namespace Platform.CaseManagement.Incidents;

/// <summary>A page of incidents, the latest first.</summary>
/// <param name="SeriousOnly">Only those that count under the local definition.</param>
/// <param name="After">The key of the page before.</param>
/// <param name="PageSize">Rows of a page.</param>
[RequiresPermission(CaseManagementPermissions.ViewIncidents)]
internal sealed record FindIncidents(bool SeriousOnly = false, string? After = null, int PageSize = 50) : IQuery<IncidentPage>;

/// <summary>A page of incidents.</summary>
internal sealed record IncidentPage(IReadOnlyList<IncidentRow> Rows, string? Next);

internal sealed record IncidentRow(Guid Id, Guid ChildId, string OffenceCode, DateOnly HappenedOn, string AreaCode, string? WeaponCode, int PeopleHarmed, bool IsSeriousLocally);

internal sealed class FindIncidentsHandler(CaseManagementDbContext db, IMapper mapper) : IRequestHandler<FindIncidents, IncidentPage>
{
    public async Task<IncidentPage> Handle(FindIncidents request, CancellationToken cancellationToken)
    {
        var incidents = db.Incidents.AsNoTracking();
        if (request.SeriousOnly)
            incidents = incidents.Where(i => i.IsSeriousLocally);
        if (PageKey.Read(request.After) is { } after)
            incidents = incidents.Where(i => i.HappenedOn <= after.Date && (i.HappenedOn < after.Date || i.Id.CompareTo(after.Id) < 0));
        var rows = await incidents.OrderByDescending(i => i.HappenedOn).ThenByDescending(i => i.Id).Take(request.PageSize + 1)
            .ProjectTo<IncidentRow>(mapper.ConfigurationProvider)
            .ToListAsync(cancellationToken);
        var page = rows.Take(request.PageSize).ToList();
        return new IncidentPage(page, rows.Count > request.PageSize ? new PageKey(page[^1].HappenedOn, page[^1].Id).ToString() : null);
    }
}
