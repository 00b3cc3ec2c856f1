using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.Participation.Data;
using Platform.Participation.Voices;

namespace Platform.Participation.Themes;

/// <summary>One theme with its answers. Who said it, and their words, show only to those who manage themes.</summary>
[RequiresPermission(ParticipationPermissions.ViewThemes)]
[AuditedAs("Looked at a theme")]
internal sealed record GetTheme(Guid ThemeId) : IQuery<ThemeView?>, IAboutRecord
{
    string IAboutRecord.RecordType => ParticipationRecordTypes.Theme;

    Guid? IAboutRecord.RecordId => ThemeId;
}

internal sealed record ThemeView(
    Guid Id, string AreaCode, string ThemeCode, string ThemeName, string YouSaid, string AskedOf, DateOnly RaisedOn, DateOnly AnswerDueOn, DateOnly TellDueOn, ThemeState State,
    DateOnly? FirstToldOn, IReadOnlyList<AnswerView> Answers, IReadOnlyList<ThemeVoiceView> Voices, int Untold);

internal sealed record AnswerView(Guid Id, AnswerKind Kind, string Text, DateOnly AnsweredOn, DateOnly? PublishedOn, string RecordedBy);

/// <summary>One of those who said it.</summary>
internal sealed record ThemeVoiceView(Guid VoiceId, Guid? ChildId, VoiceWho Who, string? Words, bool MayQuote, DateOnly SaidOn, DateOnly? ToldOn, TellingWay? Way);

internal sealed class GetThemeHandler(ParticipationDbContext db, ICurrentUser currentUser, IMapper mapper) : IRequestHandler<GetTheme, ThemeView?>
{
    public async Task<ThemeView?> Handle(GetTheme request, CancellationToken cancellationToken)
    {
        var theme = await db.Themes.AsNoTracking().Include(t => t.Voices).Include(t => t.Answers).Include(t => t.Tellings).AsSplitQuery()
            .SingleOrDefaultAsync(t => t.Id == request.ThemeId, cancellationToken).ConfigureAwait(false);
        if (theme is null)
            return null;
        var name = await db.Taxonomy.Where(t => t.Code == theme.ThemeCode).Select(t => t.Name).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return new ThemeView(
            theme.Id, theme.AreaCode, theme.ThemeCode, name ?? theme.ThemeCode, theme.YouSaid, theme.AskedOf, theme.RaisedOn, theme.AnswerDueOn, theme.TellDueOn, theme.State,
            theme.FirstToldOn,
            mapper.Map<List<AnswerView>>(theme.Answers.OrderByDescending(a => a.RecordedUtc)),
            currentUser.HasPermission(ParticipationPermissions.ManageThemes) ? await VoicesOfAsync(theme, cancellationToken).ConfigureAwait(false) : [],
            theme.LatestAnswer is null ? 0 : theme.Untold.Count);
    }

    private async Task<IReadOnlyList<ThemeVoiceView>> VoicesOfAsync(Theme theme, CancellationToken cancellationToken)
    {
        var ids = theme.Voices.Select(v => v.VoiceId).ToList();
        var voices = await db.Voices.AsNoTracking().Where(v => ids.Contains(v.Id))
            .Select(v => new { v.Id, v.ChildId, v.Who, v.Words, v.MayQuote, v.SaidOn }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var answerId = theme.LatestAnswer?.Id;
        return
        [
            .. voices.OrderBy(v => v.SaidOn).ThenBy(v => v.Id).Select(v =>
            {
                var telling = theme.Tellings.SingleOrDefault(t => t.AnswerId == answerId && t.VoiceId == v.Id);
                return new ThemeVoiceView(v.Id, v.ChildId, v.Who, v.Words, v.MayQuote, v.SaidOn, telling?.ToldOn, telling?.Way);
            }),
        ];
    }
}
