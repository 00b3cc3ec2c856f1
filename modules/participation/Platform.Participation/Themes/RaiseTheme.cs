using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Settings;
using Platform.Participation.Data;

namespace Platform.Participation.Themes;

/// <summary>Makes a theme of what several people said, and asks somebody who can act on it.</summary>
/// <param name="RequestKey">Made by the form, and the theme's identifier: a second submit raises nothing more.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="ThemeCode">Of the list of themes.</param>
/// <param name="YouSaid">What people said, naming nobody.</param>
/// <param name="AskedOf">Who can act on it.</param>
/// <param name="VoiceIds">Those who said it; each agreed to anonymous use.</param>
/// <param name="NobodyIsRecognisable">A person has checked words that look like names.</param>
[RequiresPermission(ParticipationPermissions.ManageThemes)]
[AuditedAs("Raised a theme")]
internal sealed record RaiseTheme(Guid RequestKey, string? AreaCode, string? ThemeCode, string? YouSaid, string? AskedOf, IReadOnlyList<Guid> VoiceIds, bool NobodyIsRecognisable)
    : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => ParticipationRecordTypes.Theme;

    Guid? IAboutRecord.RecordId => RequestKey;
}

internal sealed class RaiseThemeValidator : AbstractValidator<RaiseTheme>
{
    public RaiseThemeValidator()
    {
        RuleFor(r => r.AreaCode).NotEmpty().WithMessage("Choose the area.");
        RuleFor(r => r.ThemeCode).NotEmpty().WithMessage("Choose the theme.");
        RuleFor(r => r.YouSaid).NotEmpty().WithMessage("Say in a sentence what people said.").MaximumLength(Theme.TextLength).WithMessage("What people said must be 1,000 characters or fewer.");
        RuleFor(r => r.YouSaid).MustNameNobody(r => r.NobodyIsRecognisable);
        RuleFor(r => r.AskedOf).NotEmpty().WithMessage("Say who is asked: a role or a service that can act on it.").MaximumLength(200).WithMessage("Who is asked must be 200 characters or fewer.");
        RuleFor(r => r.VoiceIds).NotEmpty().WithMessage("Choose at least one voice that said it: they will be told what came of it.");
    }
}

internal sealed class RaiseThemeHandler(ParticipationDbContext db, ISettingProvider settings, WorkingDays workingDays, TimeProvider clock) : IRequestHandler<RaiseTheme, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RaiseTheme request, CancellationToken cancellationToken)
    {
        if (await db.Themes.AnyAsync(t => t.Id == request.RequestKey, cancellationToken).ConfigureAwait(false))
            return request.RequestKey;
        if (!await db.Taxonomy.AnyAsync(t => t.Code == request.ThemeCode && !t.IsRetired, cancellationToken).ConfigureAwait(false))
            return Result.Failure(nameof(request.ThemeCode), "Choose a theme from the list.");
        var ids = request.VoiceIds.Distinct().ToList();
        // The area filter holds: only voices within the person's reach, of the area, with consent to anonymous use, may stand behind a theme.
        var usable = await db.Voices.CountAsync(
            v => ids.Contains(v.Id) && v.AreaCode == request.AreaCode && v.MayUseAnonymously && v.Words != null, cancellationToken).ConfigureAwait(false);
        if (usable != ids.Count)
            return Result.Failure(nameof(request.VoiceIds), "One of these people has not agreed to anonymous use of their words, or is of another area. Choose again.");

        var today = clock.Today();
        var dates = new ThemeDates(
            workingDays.Add(today, await settings.GetAsync(ParticipationSettings.AnswerWorkingDays, cancellationToken).ConfigureAwait(false)),
            workingDays.Add(today, await settings.GetAsync(ParticipationSettings.TellWorkingDays, cancellationToken).ConfigureAwait(false)));
        db.Themes.Add(new Theme(
            request.RequestKey, request.AreaCode!, request.ThemeCode!, request.YouSaid!.Trim(), request.AskedOf!.Trim(), ids, today, dates, clock.GetUtcNow().UtcDateTime));
        return request.RequestKey;
    }
}
