using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Participation.Data;
using Platform.Participation.Voices;

namespace Platform.Participation.ViewRequests;

/// <summary>Children to be asked, the earliest due first.</summary>
[RequiresPermission(ParticipationPermissions.RecordVoice)]
internal sealed record FindViewRequests(ViewRequestState State = ViewRequestState.Open, string? AreaCode = null, string? After = null, int PageSize = 25) : IQuery<ListPage<ViewRequestRow>>;

internal sealed record ViewRequestRow(Guid Id, Guid ChildId, string AreaCode, ViewAbout About, DateOnly HappenedOn, DateOnly DueOn, ViewRequestState State, DateOnly? ClosedOn, Guid? VoiceId);

internal sealed class FindViewRequestsHandler(ParticipationDbContext db, IMapper mapper) : IRequestHandler<FindViewRequests, ListPage<ViewRequestRow>>
{
    public async Task<ListPage<ViewRequestRow>> Handle(FindViewRequests request, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(request.PageSize, 1, ListKey.LargestPage);
        var query = db.ViewRequests.AsNoTracking().Where(r => r.State == request.State);
        if (!string.IsNullOrEmpty(request.AreaCode))
            query = query.Where(r => r.AreaCode == request.AreaCode);
        if (ListKey.Parse(request.After) is { } after)
            query = query.Where(r => r.DueOn > after.On || (r.DueOn == after.On && r.Id.CompareTo(after.Id) > 0));
        var rows = await query.OrderBy(r => r.DueOn).ThenBy(r => r.Id).Take(size + 1)
            .ProjectTo<ViewRequestRow>(mapper.ConfigurationProvider)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return ListPage<ViewRequestRow>.Of(rows, size, r => new ListKey(r.DueOn, r.Id));
    }
}
