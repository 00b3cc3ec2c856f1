using System.Text;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Participation.Data;

namespace Platform.Participation.Taxonomy;

/// <summary>Adds a theme to the list, or changes its name and words. The code never changes: events and figures carry it.</summary>
/// <param name="ThemeId">The theme; null for a new one.</param>
/// <param name="Version">As the page showed it; 0 for a new one.</param>
/// <param name="Name">As people read it.</param>
/// <param name="SuggestingWords">Words and phrases, separated by commas.</param>
/// <param name="IsRetired">No longer offered.</param>
[RequiresPermission(ParticipationPermissions.ManageThemes)]
internal sealed record SaveTaxonomyTheme(Guid? ThemeId, long Version, string? Name, string? SuggestingWords, bool IsRetired) : ICommand<Guid>;

internal sealed class SaveTaxonomyThemeValidator : AbstractValidator<SaveTaxonomyTheme>
{
    public SaveTaxonomyThemeValidator()
    {
        RuleFor(r => r.Name).NotEmpty().WithMessage("Enter a name for the theme.").MaximumLength(60).WithMessage("The name must be 60 characters or fewer.")
            .Must(name => string.IsNullOrWhiteSpace(name) || name.Any(char.IsAsciiLetterOrDigit)).WithMessage("The name must have a letter in it.");
        RuleFor(r => r.SuggestingWords).MaximumLength(TaxonomyTheme.WordsLength).WithMessage("The words must be 1,000 characters or fewer together.");
    }
}

internal sealed class SaveTaxonomyThemeHandler(ParticipationDbContext db, IGuidGenerator guids) : IRequestHandler<SaveTaxonomyTheme, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(SaveTaxonomyTheme request, CancellationToken cancellationToken)
    {
        var name = request.Name!.Trim();
        var words = string.Join(", ", ThemeSuggestions.Phrases(request.SuggestingWords ?? ""));
        if (request.ThemeId is { } id)
        {
            if (await db.Taxonomy.SingleOrDefaultAsync(t => t.Id == id, cancellationToken).ConfigureAwait(false) is not { } theme)
                return Result.NotFound();
            db.Entry(theme).Property(t => t.Version).OriginalValue = request.Version;
            theme.Change(name, words, request.IsRetired);
            return theme.Id;
        }

        var code = CodeOf(name);
        if (await db.Taxonomy.AnyAsync(t => t.Code == code, cancellationToken).ConfigureAwait(false))
            return Result.Failure(nameof(request.Name), "There is a theme of that name already. Change that one, or choose another name.");
        var made = new TaxonomyTheme(guids.Create(), code, name, words);
        db.Taxonomy.Add(made);
        return made.Id;
    }

    /// <summary>"Safe places to go" as <c>safe-places-to-go</c>.</summary>
    private static string CodeOf(string name)
    {
        var code = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                code.Append(char.ToLowerInvariant(letter));
            else if (code.Length > 0 && code[^1] != '-')
                code.Append('-');
        }

        return code.ToString().Trim('-');
    }
}
