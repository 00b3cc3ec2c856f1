using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Participation.Data;

namespace Platform.Participation.Taxonomy;

/// <summary>The themes that a person may confirm for some words: those that the word rule suggests, and the others.</summary>
[RequiresPermission(ParticipationPermissions.RecordVoice)]
internal sealed record SuggestThemes(string? Words) : IQuery<ThemeChoices>;

internal sealed record ThemeChoices(IReadOnlyList<ThemeSuggestion> Suggested, IReadOnlyList<ThemeSuggestion> Others);

internal sealed class SuggestThemesHandler(ParticipationDbContext db) : IRequestHandler<SuggestThemes, ThemeChoices>
{
    public async Task<ThemeChoices> Handle(SuggestThemes request, CancellationToken cancellationToken)
    {
        var taxonomy = await db.Taxonomy.AsNoTracking().Where(t => !t.IsRetired).OrderBy(t => t.Name).ToListAsync(cancellationToken).ConfigureAwait(false);
        var suggested = ThemeSuggestions.For(request.Words, taxonomy);
        return new ThemeChoices(
            suggested,
            [.. taxonomy.Where(t => suggested.All(s => s.ThemeCode != t.Code)).Select(t => new ThemeSuggestion(t.Code, t.Name, []))]);
    }
}
