using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Participation.Data;

namespace Platform.Participation.Themes;

/// <summary>Themes of one state, the earliest due first.</summary>
[RequiresPermission(ParticipationPermissions.ViewThemes)]
internal sealed record FindThemes(ThemeState State = ThemeState.Asked, string? AreaCode = null, string? After = null, int PageSize = 25) : IQuery<ListPage<ThemeRow>>;

internal sealed record ThemeRow(Guid Id, string AreaCode, string ThemeCode, string? ThemeName, string YouSaid, string AskedOf, DateOnly RaisedOn, DateOnly DueOn, ThemeState State);

internal sealed class FindThemesHandler(ParticipationDbContext db) : IRequestHandler<FindThemes, ListPage<ThemeRow>>
{
    public async Task<ListPage<ThemeRow>> Handle(FindThemes request, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(request.PageSize, 1, ListKey.LargestPage);
        var query = db.Themes.AsNoTracking().Where(t => t.State == request.State);
        if (!string.IsNullOrEmpty(request.AreaCode))
            query = query.Where(t => t.AreaCode == request.AreaCode);
        if (ListKey.Parse(request.After) is { } after)
            query = query.Where(t => t.DueOn > after.On || (t.DueOn == after.On && t.Id.CompareTo(after.Id) > 0));
        var rows = await query.OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(size + 1)
            .Select(t => new ThemeRow(
                t.Id, t.AreaCode, t.ThemeCode, db.Taxonomy.Where(x => x.Code == t.ThemeCode).Select(x => x.Name).FirstOrDefault(), t.YouSaid, t.AskedOf, t.RaisedOn, t.DueOn, t.State))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return ListPage<ThemeRow>.Of(rows, size, t => new ListKey(t.DueOn, t.Id));
    }
}
