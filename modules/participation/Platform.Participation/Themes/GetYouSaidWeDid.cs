using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Participation.Data;

namespace Platform.Participation.Themes;

/// <summary>What was published, the newest first. It names nobody; a quotation shows only while the person agrees to it.</summary>
[RequiresPermission(ParticipationPermissions.ViewThemes)]
internal sealed record GetYouSaidWeDid(string? AreaCode = null, int Limit = 50) : IQuery<IReadOnlyList<YouSaidWeDid>>;

internal sealed record YouSaidWeDid(string AreaCode, string ThemeCode, string? ThemeName, string YouSaid, string? Quote, AnswerKind Kind, string WeDid, DateOnly PublishedOn);

internal sealed class GetYouSaidWeDidHandler(ParticipationDbContext db) : IRequestHandler<GetYouSaidWeDid, IReadOnlyList<YouSaidWeDid>>
{
    private const int Most = 200;

    public async Task<IReadOnlyList<YouSaidWeDid>> Handle(GetYouSaidWeDid request, CancellationToken cancellationToken)
    {
        var themes = db.Themes.AsNoTracking();
        if (!string.IsNullOrEmpty(request.AreaCode))
            themes = themes.Where(t => t.AreaCode == request.AreaCode);
        return await themes
            .SelectMany(t => t.Answers, (t, a) => new { Theme = t, Answer = a })
            // Of a theme the latest published answer alone: "doing" gives way to "done".
            .Where(x => x.Answer.PublishedOn != null && !x.Theme.Answers.Any(later => later.PublishedOn != null && later.RecordedUtc > x.Answer.RecordedUtc))
            .OrderByDescending(x => x.Answer.PublishedOn).ThenBy(x => x.Answer.Id)
            .Take(Math.Clamp(request.Limit, 1, Most))
            .Select(x => new YouSaidWeDid(
                x.Theme.AreaCode,
                x.Theme.ThemeCode,
                db.Taxonomy.Where(n => n.Code == x.Theme.ThemeCode).Select(n => n.Name).FirstOrDefault(),
                x.Theme.YouSaid,
                db.Voices.Where(v => v.Id == x.Answer.QuotedVoiceId && v.MayQuote).Select(v => v.Words).FirstOrDefault(),
                x.Answer.Kind,
                x.Answer.Text,
                x.Answer.PublishedOn!.Value))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
    }
}
