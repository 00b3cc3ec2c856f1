using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Participation.Data;

namespace Platform.Participation.Voices;

/// <summary>What was said, the newest first.</summary>
/// <param name="Who">Only theirs; null for everybody's.</param>
/// <param name="ThemeCode">Only with this theme.</param>
/// <param name="AreaCode">Only of this area.</param>
/// <param name="ForThemes">Only what may be used anonymously, for raising a theme.</param>
/// <param name="After">The key of the last row of the page before.</param>
/// <param name="PageSize">Rows a page.</param>
[RequiresPermission(ParticipationPermissions.ViewVoices)]
internal sealed record FindVoices(VoiceWho? Who = null, string? ThemeCode = null, string? AreaCode = null, bool ForThemes = false, string? After = null, int PageSize = 25)
    : IQuery<ListPage<VoiceRow>>;

internal sealed record VoiceRow(
    Guid Id, Guid? ChildId, string AreaCode, VoiceWho Who, VoiceHow How, string? Words, string About, DateOnly SaidOn, bool MayUseAnonymously, bool MayQuote, IReadOnlyList<string> ThemeCodes);

internal sealed class FindVoicesHandler(ParticipationDbContext db, VoiceReach reach) : IRequestHandler<FindVoices, ListPage<VoiceRow>>
{
    public async Task<ListPage<VoiceRow>> Handle(FindVoices request, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(request.PageSize, 1, ListKey.LargestPage);
        var query = reach.Of(db.Voices.AsNoTracking());
        if (request.Who is { } who)
            query = query.Where(v => v.Who == who);
        if (!string.IsNullOrEmpty(request.ThemeCode))
            query = query.Where(v => v.Themes.Any(t => t.ThemeCode == request.ThemeCode));
        if (!string.IsNullOrEmpty(request.AreaCode))
            query = query.Where(v => v.AreaCode == request.AreaCode);
        if (request.ForThemes)
            query = query.Where(v => v.MayUseAnonymously && v.Words != null);
        if (ListKey.Parse(request.After) is { } after)
            query = query.Where(v => v.SaidOn < after.On || (v.SaidOn == after.On && v.Id.CompareTo(after.Id) < 0));
        var rows = await query.OrderByDescending(v => v.SaidOn).ThenByDescending(v => v.Id).Take(size + 1)
            .Select(v => new VoiceRow(
                v.Id, v.ChildId, v.AreaCode, v.Who, v.How, v.Words, v.About, v.SaidOn, v.MayUseAnonymously, v.MayQuote, v.Themes.Select(t => t.ThemeCode).ToList()))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return ListPage<VoiceRow>.Of(rows, size, v => new ListKey(v.SaidOn, v.Id));
    }
}
