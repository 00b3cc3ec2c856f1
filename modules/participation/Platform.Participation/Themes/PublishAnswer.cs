using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Participation.Data;

namespace Platform.Participation.Themes;

/// <summary>Publishes the answer on “you said, we did”, once everybody who said it was told.</summary>
/// <param name="ThemeId">The theme.</param>
/// <param name="PublishedOn">The day.</param>
/// <param name="QuotedVoiceId">A voice of the theme that agreed to be quoted; null for none.</param>
/// <param name="NobodyIsRecognisable">A person has checked words of the quotation that look like names.</param>
[RequiresPermission(ParticipationPermissions.ManageThemes)]
[AuditedAs("Published an answer")]
internal sealed record PublishAnswer(Guid ThemeId, DateOnly? PublishedOn, Guid? QuotedVoiceId, bool NobodyIsRecognisable) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => ParticipationRecordTypes.Theme;

    Guid? IAboutRecord.RecordId => ThemeId;
}

internal sealed class PublishAnswerValidator : AbstractValidator<PublishAnswer>
{
    public PublishAnswerValidator(TimeProvider clock)
        => RuleFor(r => r.PublishedOn).NotNull().WithMessage("Enter the day of publication.")
            .Must(on => on is null || on <= clock.Today()).WithMessage("The day of publication must be today or in the past.");
}

internal sealed class PublishAnswerHandler(ParticipationDbContext db, TimeProvider clock) : IRequestHandler<PublishAnswer, Result>
{
    public async Task<Result> Handle(PublishAnswer request, CancellationToken cancellationToken)
    {
        var theme = await db.Themes.Include(t => t.Voices).Include(t => t.Answers).Include(t => t.Tellings).AsSplitQuery()
            .SingleOrDefaultAsync(t => t.Id == request.ThemeId, cancellationToken).ConfigureAwait(false);
        if (theme is null)
            return Result.NotFound();
        if (request.QuotedVoiceId is { } quoted && await QuoteStandsInTheWayAsync(theme, quoted, request.NobodyIsRecognisable, cancellationToken).ConfigureAwait(false) is { } sentence)
            return Result.Failure(nameof(request.QuotedVoiceId), sentence);
        return theme.Publish(request.PublishedOn!.Value, request.QuotedVoiceId, clock.GetUtcNow().UtcDateTime);
    }

    private async Task<string?> QuoteStandsInTheWayAsync(Theme theme, Guid voiceId, bool isChecked, CancellationToken cancellationToken)
    {
        const string NoConsent = "This person has not agreed to be quoted, or has taken it back. Choose another quotation, or none.";
        if (theme.Voices.All(v => v.VoiceId != voiceId))
            return NoConsent;
        var words = await db.Voices.Where(v => v.Id == voiceId && v.MayQuote).Select(v => v.Words).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (words is null)
            return NoConsent;
        if (RecognisableDetails.NeverPublished(words) is not null)
            return "These words hold something that can tell who said them, such as a date, an age or a number. Choose another quotation, or none.";
        return !isChecked && RecognisableDetails.LikelyNames(words) is { Count: > 0 } names
            ? $"{string.Join(", ", names.Select(n => $"“{n}”"))} may be a name. Choose another quotation, or confirm below that nobody can be recognised."
            : null;
    }
}
