using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.Participation.Data;

namespace Platform.Participation.Themes;

/// <summary>Records the owner's answer: done, doing, or cannot and why.</summary>
[RequiresPermission(ParticipationPermissions.ManageThemes)]
[AuditedAs("Answered a theme")]
internal sealed record AnswerTheme(Guid ThemeId, Guid RequestKey, AnswerKind? Kind, string? Text, DateOnly? AnsweredOn, bool NobodyIsRecognisable) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => ParticipationRecordTypes.Theme;

    Guid? IAboutRecord.RecordId => ThemeId;
}

internal sealed class AnswerThemeValidator : AbstractValidator<AnswerTheme>
{
    public AnswerThemeValidator(TimeProvider clock)
    {
        RuleFor(r => r.Kind).NotNull().WithMessage("Choose what the answer is.").IsInEnum().WithMessage("Choose what the answer is.");
        RuleFor(r => r.Text).NotEmpty().WithMessage(r => r.Kind == AnswerKind.Cannot ? "Say why it cannot be done." : "Say what was done or is being done.")
            .MaximumLength(Theme.TextLength).WithMessage("The answer must be 1,000 characters or fewer.");
        RuleFor(r => r.Text).MustNameNobody(r => r.NobodyIsRecognisable);
        RuleFor(r => r.AnsweredOn).NotNull().WithMessage("Enter the day of the answer.")
            .Must(on => on is null || on <= clock.Today()).WithMessage("The day of the answer must be today or in the past.");
    }
}

internal sealed class AnswerThemeHandler(ParticipationDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<AnswerTheme, Result>
{
    public async Task<Result> Handle(AnswerTheme request, CancellationToken cancellationToken)
    {
        var theme = await db.Themes.Include(t => t.Answers).SingleOrDefaultAsync(t => t.Id == request.ThemeId, cancellationToken).ConfigureAwait(false);
        if (theme is null)
            return Result.NotFound();
        if (theme.Answers.Any(a => a.Id == request.RequestKey))
            return Result.Success();
        return theme.Answer(new ThemeAnswer
        {
            Id = request.RequestKey,
            Kind = request.Kind!.Value,
            Text = request.Text!.Trim(),
            AnsweredOn = request.AnsweredOn!.Value,
            RecordedUtc = clock.GetUtcNow().UtcDateTime,
            RecordedBy = currentUser.DisplayName,
        });
    }
}
