using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.Participation.Data;
using Platform.Participation.Taxonomy;

namespace Platform.Participation.Voices;

/// <summary>Records what somebody said, with their consent and the themes that a person confirmed.</summary>
/// <param name="RequestKey">Made by the form, and the voice's identifier: a second submit records nothing more.</param>
/// <param name="ViewRequestId">The request that this answers; then child, area and who are the request's.</param>
/// <param name="ChildId">The child on whose record it stands; null for nobody's.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="Who">Whose voice.</param>
/// <param name="How">How it was given.</param>
/// <param name="Words">Their own words.</param>
/// <param name="About">What it is about.</param>
/// <param name="SaidOn">The day.</param>
/// <param name="MayKeep">They agree that the words are kept on this record.</param>
/// <param name="MayUseAnonymously">They agree to use without a name.</param>
/// <param name="MayQuote">They agree to be quoted without a name.</param>
/// <param name="ThemeCodes">Themes that a person confirmed.</param>
[RequiresPermission(ParticipationPermissions.RecordVoice)]
[AuditedAs("Recorded what the child said")]
internal sealed record RecordVoice(
    Guid RequestKey,
    Guid? ViewRequestId,
    Guid? ChildId,
    string? AreaCode,
    VoiceWho? Who,
    VoiceHow? How,
    string? Words,
    string? About,
    DateOnly? SaidOn,
    bool MayKeep,
    bool MayUseAnonymously,
    bool MayQuote,
    IReadOnlyList<string> ThemeCodes) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => ParticipationRecordTypes.Voice;

    Guid? IAboutRecord.RecordId => RequestKey;
}

internal sealed class RecordVoiceValidator : AbstractValidator<RecordVoice>
{
    public RecordVoiceValidator(TimeProvider clock)
    {
        RuleFor(r => r.Who).NotNull().When(r => r.ViewRequestId is null).WithMessage("Say whose voice it is.").IsInEnum().WithMessage("Say whose voice it is.");
        RuleFor(r => r.How).NotNull().WithMessage("Choose how they told you.").IsInEnum().WithMessage("Choose how they told you.");
        RuleFor(r => r.AreaCode).NotEmpty().When(r => r.ViewRequestId is null).WithMessage("Choose the area.");
        RuleFor(r => r.Words).NotEmpty().WithMessage("Write down what they said, in their own words.")
            .MaximumLength(Voice.WordsLength).WithMessage("Their words must be 4,000 characters or fewer.");
        RuleFor(r => r.About).NotEmpty().When(r => r.ViewRequestId is null).WithMessage("Say in a few words what it is about.")
            .MaximumLength(200).WithMessage("What it is about must be 200 characters or fewer.");
        RuleFor(r => r.SaidOn).NotNull().WithMessage("Enter the day they said it.")
            .Must(on => on is null || on <= clock.Today()).WithMessage("The day they said it must be today or in the past.");
    }
}

internal sealed class RecordVoiceHandler(ParticipationDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<RecordVoice, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RecordVoice request, CancellationToken cancellationToken)
    {
        if (await db.Voices.AnyAsync(v => v.Id == request.RequestKey, cancellationToken).ConfigureAwait(false))
            return request.RequestKey;

        SpokenWords spoken;
        var viewRequest = request.ViewRequestId is { } id
            ? await db.ViewRequests.SingleOrDefaultAsync(r => r.Id == id, cancellationToken).ConfigureAwait(false)
            : null;
        if (request.ViewRequestId is not null)
        {
            if (viewRequest is null)
                return Result.NotFound();
            spoken = new SpokenWords(
                viewRequest.AreaCode, VoiceWho.Child, request.How!.Value, viewRequest.ChildId, request.Words!.Trim(), request.About.OrNull() ?? viewRequest.About.Text(), request.SaidOn!.Value);
        }
        else
        {
            if (!currentUser.HasAllAreas && !currentUser.Areas.Contains(request.AreaCode!, StringComparer.Ordinal))
                return Result.Failure(nameof(request.AreaCode), "Choose one of your own areas.");
            spoken = new SpokenWords(request.AreaCode!, request.Who!.Value, request.How!.Value, request.ChildId, request.Words!.Trim(), request.About!.Trim(), request.SaidOn!.Value);
        }

        var codes = request.ThemeCodes.Distinct(StringComparer.Ordinal).ToList();
        var taxonomy = await db.Taxonomy.AsNoTracking().Where(t => !t.IsRetired).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (codes.Any(code => taxonomy.All(t => t.Code != code)))
            return Result.Failure(nameof(request.ThemeCodes), "One of the themes is no longer in the list. Choose again.");
        var suggested = ThemeSuggestions.For(spoken.Words, taxonomy).Select(s => s.ThemeCode).ToHashSet(StringComparer.Ordinal);
        var themes = codes.Select(code => new VoiceTheme { VoiceId = request.RequestKey, ThemeCode = code, WasSuggested = suggested.Contains(code) }).ToList();

        var consent = new VoiceConsent(request.MayKeep, request.MayUseAnonymously, request.MayQuote);
        var recorded = Voice.Record(request.RequestKey, spoken, consent, themes, currentUser.DisplayName);
        if (!recorded.Succeeded)
            return Result.Failure(recorded.Errors);
        if (viewRequest is not null && viewRequest.Answer(request.RequestKey, spoken.SaidOn, clock.GetUtcNow().UtcDateTime) is { Succeeded: false } refused)
            return Result.Failure(refused.Errors);
        db.Voices.Add(recorded.Value);
        return request.RequestKey;
    }
}
